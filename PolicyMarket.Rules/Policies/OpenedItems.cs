using System.Collections.Immutable;

namespace PolicyMarket.Rules.Policies;

/// <summary>
/// Benefits that an entitlement or a qualification opens: ids of other items, or words where the library holds no item. Equal when the names are equal.
/// </summary>
public sealed record OpenedItems(ImmutableArray<string> Names)
{
    public static OpenedItems None { get; } = new([]);

    public bool Equals(OpenedItems? other) => other is not null && Names.SequenceEqual(other.Names, StringComparer.Ordinal);

    public override int GetHashCode() => Names.Aggregate(Names.Length, HashCode.Combine);
}
