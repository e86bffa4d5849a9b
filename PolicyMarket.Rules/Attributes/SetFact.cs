using System.Collections.Immutable;

namespace PolicyMarket.Rules.Attributes;

/// <summary>A set of codes in ordinal order; equal when the members are equal.</summary>
public sealed record SetFact : FactValue
{
    public SetFact(IEnumerable<string> values) => Values = values.ToImmutableSortedSet(StringComparer.Ordinal);

    public ImmutableSortedSet<string> Values { get; }

    public bool Equals(SetFact? other) => other is not null && Values.SetEquals(other.Values);

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
