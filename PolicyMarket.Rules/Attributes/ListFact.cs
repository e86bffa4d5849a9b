using System.Collections.Immutable;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Records of persons, projects or loans in their order; a field that is not known is left out of its record.</summary>
public sealed record ListFact(ImmutableArray<ImmutableSortedDictionary<string, FactValue>> Records) : FactValue
{
    public bool Equals(ListFact? other) =>
        other is not null && Records.Length == other.Records.Length && Records.Zip(other.Records).All(pair => pair.First.SequenceEqual(pair.Second));

    public override int GetHashCode() =>
        Records.Aggregate(Records.Length, (hash, record) => record.Aggregate(hash, (inner, field) => HashCode.Combine(inner, field.Key, field.Value)));

    public override string ToString() =>
        "ListFact { " + string.Join("; ", Records.Select(record => string.Join(", ", record.Select(field => $"{field.Key}: {field.Value}")))) + " }";
}
