using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Policies;

namespace PolicyMarket.Data.Nightly;

/// <summary>Figures of a run for one item; sums in fen.</summary>
internal record struct ItemFigures(
    long Eligible,
    long EligibleFen,
    long Unknown,
    long NewCount,
    long NewFen,
    long LostCount,
    long LostFen,
    long ChangedCount,
    long ChangedFromFen,
    long ChangedToFen,
    long ZeroAmounts
)
{
    public static ItemFigures Restore(ref FigureBytes.Reader from) =>
        new(from.Next(), from.Next(), from.Next(), from.Next(), from.Next(), from.Next(), from.Next(), from.Next(), from.Next(), from.Next(), from.Next());

    public readonly void Save(FigureBytes.Writer to)
    {
        to.Add(Eligible);
        to.Add(EligibleFen);
        to.Add(Unknown);
        to.Add(NewCount);
        to.Add(NewFen);
        to.Add(LostCount);
        to.Add(LostFen);
        to.Add(ChangedCount);
        to.Add(ChangedFromFen);
        to.Add(ChangedToFen);
        to.Add(ZeroAmounts);
    }

    /// <summary>Planned is null for an item that has gone.</summary>
    public readonly RunTally ToTally(long runId, long itemId, PlannedItem? planned, long formulaGaps) =>
        new()
        {
            RunId = runId,
            ItemId = itemId,
            ItemVersionId = planned?.VersionId,
            HasFund = planned?.FundId is not null,
            NeedsPreCheck = planned?.NeedsPreCheck ?? false,
            Eligible = Eligible,
            Unknown = Unknown,
            EligibleFen = EligibleFen,
            NewCount = NewCount,
            NewFen = NewFen,
            LostCount = LostCount,
            LostFen = LostFen,
            ChangedCount = ChangedCount,
            ChangedFromFen = ChangedFromFen,
            ChangedToFen = ChangedToFen,
            ZeroAmounts = ZeroAmounts,
            FormulaGaps = formulaGaps,
        };
}
