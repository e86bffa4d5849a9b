using PolicyMarket.Data.Matching.Loading;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Plan;

namespace PolicyMarket.Data.Matching;

/// <summary>One result of the engine.</summary>
internal sealed class EngineMatch(NightlyPlan plan, EncodedTable table, MatchResult result, FirmRows firms, FactShelf facts, int threads) : INightMatch
{
    private readonly PayableColumns payables = new(table.Plan, table.Table);

    public FirmRows Firms => firms;

    public long UnknownTotal => result.UnknownTotal;

    public int CopyUnknown(int item, Span<int> rows) => result.CopyUnknown(item, rows);

    public IRowItems EligibleByRow(int firstRow, int count) => new Turned(result.ByRow(firstRow, count));

    public void Fen(int item, ReadOnlySpan<int> rows, Span<long> fen) => payables.Fen(item, rows, fen);

    public Task<bool> HasNewOrderSinceAsync(PolicyMarketDb db, long batch, CancellationToken ct) => facts.HasNewOrderSinceAsync(db, batch, ct);

    public void CountGaps(IReadOnlyList<(int Row, int Item)> unpriced, GapSums gaps, CancellationToken ct)
    {
        foreach (var fact in MissingFacts.Count(table, result, threads, ct).Concat(MissingAmounts.Count(table.Plan, table.Table, unpriced, threads, ct)))
        {
            gaps.Add(plan.Items[fact.Item].Rule, fact.Attribute, fact.Pairs, fact.SolePairs);
        }
    }

    public void Dispose() => result.Dispose();

    private sealed class Turned(RowMatches rows) : IRowItems
    {
        public ReadOnlySpan<int> ItemsOf(int row) => rows.ItemsOf(row);
    }
}
