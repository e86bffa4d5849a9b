using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Values;

internal sealed record FeelList(ImmutableArray<FeelValue> Items) : FeelValue
{
    public bool Equals(FeelList? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Aggregate(17, (hash, item) => HashCode.Combine(hash, item));
}
