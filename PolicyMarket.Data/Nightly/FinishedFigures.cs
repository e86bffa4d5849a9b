namespace PolicyMarket.Data.Nightly;

/// <summary>All that is written when a run is finished; the formula gaps by item of the plan.</summary>
internal sealed record FinishedFigures(NightFigures Figures, GapSums Gaps, long[] FormulaGaps);
