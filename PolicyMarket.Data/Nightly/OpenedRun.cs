using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Policies;

namespace PolicyMarket.Data.Nightly;

/// <summary>A run's row and the plan that it decides.</summary>
internal sealed record OpenedRun(MatchingRun Run, NightlyPlan Plan);
