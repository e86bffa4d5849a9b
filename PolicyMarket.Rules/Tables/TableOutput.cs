using System.Collections.Immutable;

namespace PolicyMarket.Rules.Tables;

/// <summary>A column of results; Values are the results there may be, the most important first (needed by the hit policy priority).</summary>
public sealed record TableOutput(string Name, string? Label, ImmutableArray<string> Values)
{
    public bool Equals(TableOutput? other) => other is not null && Name == other.Name && Label == other.Label && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Name.GetHashCode(StringComparison.Ordinal), Label);
}
