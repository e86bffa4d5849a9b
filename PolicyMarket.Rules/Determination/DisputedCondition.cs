using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Determination;

/// <summary>The smallest part of an item's conditions about which two engines disagree for a firm, with the answer of each.</summary>
public sealed record DisputedCondition(Condition Condition, Truth First, Truth Second);
