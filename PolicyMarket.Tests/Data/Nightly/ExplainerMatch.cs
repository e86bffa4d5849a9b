using System.Collections.Immutable;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>Every decision of the reference evaluator, held in memory.</summary>
internal sealed class ExplainerMatch : INightMatch, IRowItems
{
    private readonly NightlyPlan plan;
    private readonly Decision[][] decisions;
    private readonly Lazy<FactTable> table;
    private readonly int[][] eligible;
    private int[][] wanted = [];
    private ReadOnlyMemory<ulong> changedRows;
    private ReadOnlyMemory<bool> changedItems;

    private readonly bool[] hasFormer;

    public ExplainerMatch(NightlyPlan plan, ImmutableArray<PolicyRule> former, Explainer explainer, FirmRows firms, ImmutableArray<Facts> facts)
    {
        hasFormer = [.. facts.Select(firm => former.Any(rule => explainer.Decide(rule, firm).Outcome == OutcomeKind.Eligible))];
        this.plan = plan;
        table = new(() => FactTable.Of(AttributeCatalog.Starter, facts));
        Firms = firms;
        decisions = [.. facts.Select(firm => plan.Items.Select(item => explainer.Decide(item.Rule, firm, plan.Awards.Index)).ToArray())];
        eligible = [.. decisions.Select(row => Enumerable.Range(0, row.Length).Where(item => row[item].Outcome == OutcomeKind.Eligible).ToArray())];
    }

    public FirmRows Firms { get; }

    public long UnknownTotal => decisions.Sum(row => row.LongCount(decision => decision.Outcome == OutcomeKind.Unknown));

    public long EligibleCount(int item) => decisions.LongCount(row => row[item].Outcome == OutcomeKind.Eligible);

    public long UnknownCount(int item) => decisions.LongCount(row => row[item].Outcome == OutcomeKind.Unknown);

    public OutcomeKind OutcomeOf(ItemIndex item, RowIndex row) => decisions[row][item].Outcome;

    public int CopyEligible(int item, Span<int> rows) => Copy(item, OutcomeKind.Eligible, rows);

    public int CopyUnknown(int item, Span<int> rows) => Copy(item, OutcomeKind.Unknown, rows);

    public FactTable FactsOf(IReadOnlyList<int> rows, IEnumerable<string> attributes) => table.Value.Pick(rows, attributes);

    public IRowItems EligibleByRow(ReadOnlyMemory<ulong> changedRows, ReadOnlyMemory<bool> changedItems)
    {
        (this.changedRows, this.changedItems) = (changedRows, changedItems);
        return this;
    }

    public void Fill(int firstRow, int count)
    {
        wanted = new int[decisions.Length][];
        for (var row = firstRow; row < firstRow + count; row++)
        {
            var isChanged = changedRows.IsEmpty || (changedRows.Span[row >> 6] & (1UL << (row & 63))) != 0;
            wanted[row] = [.. eligible[row].Where(item => isChanged || changedItems.Span[item])];
        }
    }

    public ReadOnlySpan<int> ItemsOf(int row) => wanted[row];

    private int Copy(int item, OutcomeKind outcome, Span<int> rows)
    {
        int[] found = [.. Enumerable.Range(0, decisions.Length).Where(row => decisions[row][item].Outcome == outcome)];
        found.CopyTo(rows);
        return found.Length;
    }

    public void MarkEligible(ReadOnlySpan<bool> items, Span<ulong> rows)
    {
        for (var row = 0; row < eligible.Length; row++)
        {
            foreach (var item in eligible[row])
            {
                rows[row >> 6] |= items[item] ? 1UL << (row & 63) : 0;
            }
        }
    }

    public void MarkFormer(Span<ulong> rows)
    {
        for (var row = 0; row < hasFormer.Length; row++)
        {
            rows[row >> 6] |= hasFormer[row] ? 1UL << (row & 63) : 0;
        }
    }

    public void Fen(int item, ReadOnlySpan<int> rows, Span<long> fen)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            fen[i] = decisions[rows[i]][item].PayableYuan is { } yuan ? Money.FromYuan(yuan).Fen : PairBytes.NoFen;
        }
    }

    public IEnumerable<int> RowsTurned(DateOnly one, DateOnly other) => one == other ? [] : Enumerable.Range(0, Firms.Count);

    public Task<bool> HasNewOrderSinceAsync(PolicyMarketDb db, long batch, CancellationToken ct) => Task.FromResult(false);

    public void Dispose()
    {
        // Nothing is held that must be given back.
    }

    public long[] CountFormulaGaps(CancellationToken ct) =>
        [.. Enumerable.Range(0, plan.Items.Length).Select(item => decisions.LongCount(row => row[item].AmountState == AmountState.FormulaGap))];

    public GapSums CountMissing(Baseline? before, long[] unknownByRegion, CancellationToken ct)
    {
        var gaps = new GapSums();
        for (var row = 0; row < decisions.Length; row++)
        {
            for (var item = 0; item < decisions[row].Length; item++)
            {
                unknownByRegion[Firms.Regions[row]] += decisions[row][item].Outcome == OutcomeKind.Unknown ? 1 : 0;
                if (decisions[row][item] is { Outcome: OutcomeKind.Unknown } or { Outcome: OutcomeKind.Eligible, PayableYuan: null })
                {
                    gaps.Add(plan.Items[item].Rule, decisions[row][item].Missing);
                }
            }
        }

        return gaps;
    }
}
