using System.Collections.Immutable;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Matching;

/// <summary>One firm against one item, by the item's place in the plan; ineligible pairs have none. Missing: undecided facts, or those that the amount lacks.</summary>
public readonly record struct PairDecision(int Item, OutcomeKind Outcome, long? PayableFen, ImmutableArray<string> Missing);
