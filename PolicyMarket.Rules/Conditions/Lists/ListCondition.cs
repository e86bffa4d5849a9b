using System.Collections.Immutable;

namespace PolicyMarket.Rules.Conditions.Lists;

/// <summary>
/// Records of a list of which any, all or at least <paramref name="Least"/> pass all tests. The condition kinds of the rules know no lists: it is kept as a
/// FEEL expression, and <see cref="ListConditionText"/> reads it back.
/// </summary>
/// <example><code>count(persons[months &gt;= 6 and disabled = true]) &gt;= 3</code></example>
public sealed record ListCondition(ListQuantifier Quantifier, int Least, string List, ImmutableArray<ListTest> Tests)
{
    public bool Equals(ListCondition? other) =>
        other is not null && (Quantifier, Least, List) == (other.Quantifier, other.Least, other.List) && Tests.SequenceEqual(other.Tests);

    public override int GetHashCode() => HashCode.Combine(Quantifier, Least, List, Tests.Length);
}
