using PolicyMarket.Data.Determinations;

namespace PolicyMarket.Data.Nightly;

/// <summary>Figures of a run for one region; sums in fen.</summary>
internal record struct RegionFigures(long Eligible, long EligibleFen, long Unknown, long NewCount, long LostCount, long ChangedCount)
{
    public static RegionFigures Restore(ref FigureBytes.Reader from) => new(from.Next(), from.Next(), from.Next(), from.Next(), from.Next(), from.Next());

    public readonly void Save(FigureBytes.Writer to)
    {
        to.Add(Eligible);
        to.Add(EligibleFen);
        to.Add(Unknown);
        to.Add(NewCount);
        to.Add(LostCount);
        to.Add(ChangedCount);
    }

    public readonly RunRegion ToRow(long runId, string region) =>
        new()
        {
            RunId = runId,
            Region = region,
            Eligible = Eligible,
            Unknown = Unknown,
            EligibleFen = EligibleFen,
            NewCount = NewCount,
            LostCount = LostCount,
            ChangedCount = ChangedCount,
        };
}
