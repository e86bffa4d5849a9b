using System.Collections.Immutable;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Attributes;

/// <summary>A set of codes in ordinal order; equal when the members are equal.</summary>
public sealed record SetFact : FactValue
{
    public SetFact(IEnumerable<string> values) => Values = values.ToImmutableSortedSet(StringComparer.Ordinal);

    public ImmutableSortedSet<string> Values { get; }

    /// <summary>True when there were members that no table recognises: whether the set holds another code is then not known.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Unknown when the code may be among the members that were not recognised.</summary>
    internal Truth Holds(string code) =>
        Values.Contains(code) ? Truth.True
        : IsPartial ? Truth.Unknown
        : Truth.False;

    public bool Equals(SetFact? other) => other is not null && IsPartial == other.IsPartial && Values.SetEquals(other.Values);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var value in Values)
        {
            hash.Add(value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => "SetFact { " + string.Join(", ", Values) + " }";
}
