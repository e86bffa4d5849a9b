using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Rules.Engine.Drafts;

/// <summary>One part of a draft's condition tree and how many firms meet it, do not, or lack the facts; Depth is 0 at the root.</summary>
public sealed record DraftNode(Condition Condition, int Depth, long True, long False, long Unknown);
