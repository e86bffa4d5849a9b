using System.Collections.Immutable;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Cases;

/// <summary>A condition or a tier that no case decides. Never: the truths of a condition that decided in no case; empty for a tier.</summary>
public sealed record CaseGap(string Subject, string? Cite, ImmutableArray<Truth> Never);
