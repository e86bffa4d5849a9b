using System.Collections.Immutable;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Amounts;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>
/// Answers of the former and the new rule for every firm, row by row: item 0 is the new rule, item 1 the former one where there is one. Firms that have had the
/// item for the period count as not eligible under both.
/// </summary>
internal sealed class GateFigures
{
    private readonly MatchResult result;
    private readonly PayableColumns payables;
    private readonly IReadOnlyList<long> firmIds;
    private readonly IReadOnlySet<long> had;
    private readonly bool hasFormer;

    public GateFigures(ICompiledRules rules, MatchResult result, FactTable table, IReadOnlyList<long> firmIds, IReadOnlySet<long> had)
    {
        this.result = result;
        this.firmIds = firmIds;
        this.had = had;
        hasFormer = rules.Plan.Rules.Length > 1;
        payables = new PayableColumns(rules.Plan, table);
        Count();
    }

    public long EligibleBefore { get; private set; }
    public long EligibleAfter { get; private set; }
    public long UnknownBefore { get; private set; }
    public long UnknownAfter { get; private set; }
    public long TotalBeforeFen { get; private set; }
    public long TotalAfterFen { get; private set; }
    public int AlreadyHad { get; private set; }

    public ImmutableArray<GateFirm> Firms { get; private set; } = [];

    /// <summary>Rows of <see cref="Firms"/>, in the same order.</summary>
    public ImmutableArray<int> Rows { get; private set; } = [];

    /// <summary>The answer of the new rule.</summary>
    public OutcomeKind AfterOf(int row) => result.OutcomeOf(new ItemIndex(0), new RowIndex(row));

    /// <summary>The sum of the new rule in fen for an eligible row.</summary>
    public long? FenAfter(int row) => AfterOf(row) == OutcomeKind.Eligible ? payables.FenOf(new ItemIndex(0), new RowIndex(row)) : null;

    private void Count()
    {
        var firms = ImmutableArray.CreateBuilder<GateFirm>();
        var rows = ImmutableArray.CreateBuilder<int>();
        for (var row = 0; row < firmIds.Count; row++)
        {
            if (had.Contains(firmIds[row]))
            {
                AlreadyHad++;
                continue;
            }

            var (after, before) = (Answer(0, row), hasFormer ? Answer(1, row) : new Answered(OutcomeKind.Ineligible, null));
            EligibleAfter += after.Kind == OutcomeKind.Eligible ? 1 : 0;
            EligibleBefore += before.Kind == OutcomeKind.Eligible ? 1 : 0;
            UnknownAfter += after.Kind == OutcomeKind.Unknown ? 1 : 0;
            UnknownBefore += before.Kind == OutcomeKind.Unknown ? 1 : 0;
            TotalAfterFen = checked(TotalAfterFen + (after.Fen ?? 0));
            TotalBeforeFen = checked(TotalBeforeFen + (before.Fen ?? 0));
            if (KindOf(before, after) is { } kind)
            {
                firms.Add(new GateFirm(firmIds[row], kind, before.Fen, after.Fen));
                rows.Add(row);
            }
        }

        (Firms, Rows) = (firms.ToImmutable(), rows.ToImmutable());
    }

    private Answered Answer(int item, int row)
    {
        var kind = result.OutcomeOf(new ItemIndex(item), new RowIndex(row));
        return new Answered(kind, kind == OutcomeKind.Eligible ? payables.FenOf(new ItemIndex(item), new RowIndex(row)) : null);
    }

    private static GateFirmKind? KindOf(Answered before, Answered after) =>
        (before.Kind, after.Kind) switch
        {
            (OutcomeKind.Eligible, OutcomeKind.Eligible) => before.Fen == after.Fen ? null : GateFirmKind.Changes,
            (OutcomeKind.Eligible, OutcomeKind.Ineligible) => GateFirmKind.Loses,
            (OutcomeKind.Ineligible, OutcomeKind.Eligible) => GateFirmKind.Gains,
            (OutcomeKind.Unknown, OutcomeKind.Eligible) => GateFirmKind.Gains,
            (OutcomeKind.Eligible, OutcomeKind.Unknown) => GateFirmKind.Unclear,
            (OutcomeKind.Ineligible, OutcomeKind.Unknown) => GateFirmKind.Unclear,
            _ => null,
        };

    private readonly record struct Answered(OutcomeKind Kind, long? Fen);
}
