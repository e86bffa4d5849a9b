namespace PolicyMarket.Data.Matching;

/// <summary>A run's row and the plan that it decides.</summary>
internal sealed record OpenedRun(MatchingRun Run, NightlyPlan Plan);
