using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.FactSheets.Columns;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Amounts;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.Missing;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Nightly;

/// <summary>One result of the engine.</summary>
internal sealed class EngineMatch(
    NightlyPlan plan,
    EncodedTable table,
    MatchResult result,
    CompiledPlan? former,
    FirmRows firms,
    IReadOnlyList<SheetDamage> leftOut,
    MembershipBoundaries turns,
    RowJournal? journal,
    FactTableCache cache,
    int threads
) : INightMatch
{
    private readonly PayableColumns payables = new(table.Plan, table.Table);

    public FirmRows Firms => firms;

    public IReadOnlyList<SheetDamage> LeftOut => leftOut;

    public long UnknownTotal => result.UnknownTotal;

    public long EligibleCount(int item) => result.EligibleCount(item);

    public long UnknownCount(int item) => result.UnknownCount(item);

    public OutcomeKind OutcomeOf(ItemIndex item, RowIndex row) => result.OutcomeOf(item, row);

    public int CopyEligible(int item, Span<int> rows) => result.CopyEligible(item, rows);

    public int CopyUnknown(int item, Span<int> rows) => result.CopyUnknown(item, rows);

    public FactTable FactsOf(IReadOnlyList<int> rows, IEnumerable<string> attributes) => table.Table.Pick(rows, attributes);

    public IRowItems EligibleByRow(ReadOnlyMemory<ulong> changedRows, ReadOnlyMemory<bool> changedItems) =>
        new Turned(new EligibleRows(result, changedRows, changedItems));

    public void MarkEligible(ReadOnlySpan<bool> items, Span<ulong> rows)
    {
        for (var item = 0; item < items.Length; item++)
        {
            if (items[item])
            {
                Mark(result, item, rows);
            }
        }
    }

    public void MarkFormer(Span<ulong> rows)
    {
        if (former is null)
        {
            return;
        }

        var encoded = former.Encode(table.Table, threads);
        using var then = former.Match(encoded, new MatchSettings { Threads = threads });
        for (var item = 0; item < then.ItemCount; item++)
        {
            Mark(then, item, rows);
        }
    }

    public void Fen(int item, ReadOnlySpan<int> rows, Span<long> fen) => payables.Fen(item, rows, fen);

    public IEnumerable<int> RowsTurned(DateOnly one, DateOnly other) => turns.Between(one, other);

    public Task<bool> HasNewOrderSinceAsync(PolicyMarketDb db, long batch, CancellationToken ct) => cache.HasNewOrderSinceAsync(db, batch, ct);

    public GapSums CountMissing(Baseline? before, long[] unknownByRegion, CancellationToken ct) =>
        before is not null && new MissingDifference(plan, table, result, former, firms, journal, threads).Count(before, unknownByRegion, ct) is { } gaps
            ? gaps
            : CountAll(unknownByRegion, ct);

    public long[] CountFormulaGaps(CancellationToken ct) => FormulaGaps.Count(table.Table, result, payables, threads, ct);

    public void Dispose() => result.Dispose();

    private static void Mark(MatchResult found, int item, Span<ulong> rows)
    {
        var eligible = new int[found.EligibleCount(item)];
        found.CopyEligible(item, eligible);
        foreach (var row in eligible)
        {
            rows[row >> 6] |= 1UL << (row & 63);
        }
    }

    private GapSums CountAll(long[] unknownByRegion, CancellationToken ct)
    {
        var gaps = new GapSums();
        Array.Clear(unknownByRegion);
        foreach (
            var fact in MissingFacts
                .Count(table, result, firms.Regions, unknownByRegion, threads, ct)
                .Concat(MissingAmounts.Count(table.Table, result, threads, ct))
        )
        {
            gaps.Add(plan.Items[fact.Item].Rule, fact.Attribute, fact.Pairs, fact.SolePairs);
        }

        return gaps;
    }

    private sealed class Turned(EligibleRows rows) : IRowItems
    {
        public void Fill(int firstRow, int count) => rows.Fill(firstRow, count);

        public ReadOnlySpan<int> ItemsOf(int row) => rows.ItemsOf(row);
    }
}
