using System.Collections.Immutable;
using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Rules.Findings;

/// <summary>
/// Conditions of one tree that an author should look at. Places count the tree's parts from 0 at the root in the order of its text; Conditions are the
/// same ones as they act (a denied one inside "not"). Of an implied one the first can go because of the rest. IsAll: they stand where all must hold.
/// Attribute is null for free expressions.
/// </summary>
public sealed record RuleFinding(FindingKind Kind, string? Attribute, bool IsAll, ImmutableArray<int> Places, ImmutableArray<Condition> Conditions);
