using System.Collections.Immutable;

namespace PolicyMarket.Rules.Wording;

/// <summary>An if-chain of a formula as a table; rows in the order in which they are tried, the first that fits applies.</summary>
public sealed record TierTable(string Name, ImmutableArray<TierRow> Rows);
