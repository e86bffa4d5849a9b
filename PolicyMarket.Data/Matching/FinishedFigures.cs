namespace PolicyMarket.Data.Matching;

/// <summary>All that is written when a run is finished.</summary>
internal sealed record FinishedFigures(NightFigures Figures, GapSums Gaps);
