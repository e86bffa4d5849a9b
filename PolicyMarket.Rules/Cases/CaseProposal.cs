using System.Collections.Immutable;

namespace PolicyMarket.Rules.Cases;

/// <summary>A case that is worth having, with the result that the rule gives now, and why.</summary>
public sealed record CaseProposal(RuleCase Case, ImmutableArray<string> Reasons);
