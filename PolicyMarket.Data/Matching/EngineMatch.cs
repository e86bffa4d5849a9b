using PolicyMarket.Data.Matching.Loading;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Plan;

namespace PolicyMarket.Data.Matching;

/// <summary>One result of the engine.</summary>
internal sealed class EngineMatch(NightlyPlan plan, EncodedTable table, MatchResult result, FirmRows firms, FactShelf shelf, int threads) : INightMatch, IRowItems
{
    private readonly PayableColumns payables = new(table.Plan, table.Table);
    private readonly EligibleRows turned = new(result);

    public FirmRows Firms => firms;

    public long UnknownTotal => result.UnknownTotal;

    public long UnknownCount(int item) => result.UnknownCount(item);

    public IRowItems EligibleByRow(int firstRow, int count, ReadOnlySpan<ulong> changedRows, ReadOnlySpan<bool> changedItems)
    {
        turned.Fill(firstRow, count, changedRows, changedItems);
        return this;
    }

    public ReadOnlySpan<int> ItemsOf(int row) => turned.ItemsOf(row);

    public void Fen(int item, ReadOnlySpan<int> rows, Span<long> fen) => payables.Fen(item, rows, fen);

    public Task<bool> HasNewOrderSinceAsync(PolicyMarketDb db, long batch, CancellationToken ct) => shelf.HasNewOrderSinceAsync(db, batch, ct);

    public void CountUndecided(GapSums gaps, long[] unknownByRegion, CancellationToken ct) =>
        Add(gaps, MissingFacts.Count(table, result, firms.Regions, unknownByRegion, threads, ct));

    public void CountUnpriced(IReadOnlyList<(int Row, int Item)> unpriced, GapSums gaps, CancellationToken ct) =>
        Add(gaps, MissingAmounts.Count(table.Plan, table.Table, unpriced, threads, ct));

    public void Dispose() => result.Dispose();

    private void Add(GapSums gaps, IEnumerable<MissingFact> facts)
    {
        foreach (var fact in facts)
        {
            gaps.Add(plan.Items[fact.Item].Rule, fact.Attribute, fact.Pairs, fact.SolePairs);
        }
    }
}
