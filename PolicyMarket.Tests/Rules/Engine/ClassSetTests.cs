using PolicyMarket.Rules.Engine.Axes;

namespace PolicyMarket.Tests.Rules.Engine;

/// <summary>Sets of classes are sets.</summary>
public sealed class ClassSetTests
{
    private const int Classes = 40;

    [Fact]
    public void Operations_are_those_of_sets()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var one = Some(random);
            var other = Some(random);
            var (a, b) = (ClassSet.Of(one), ClassSet.Of(other));

            Assert.Equal(Enumerable.Range(0, Classes).Where(one.Contains), Members(a));
            Assert.Equal(one.Intersect(other).Order(), Members(a.Intersect(b)));
            Assert.Equal(one.Union(other).Order(), Members(a.Union(b)));
            Assert.Equal(Enumerable.Range(0, Classes).Except(one), Members(a.Complement(Classes)));
            Assert.Equal(one.IsSubsetOf(other), a.IsWithin(b));
            Assert.Equal(one.SetEquals(other), a.Equals(b));
            Assert.Equal(a, a.Complement(Classes).Complement(Classes));
            Assert.Equal(one.Count == Classes, a.IsAll(Classes));
        }
    }

    [Theory]
    [InlineData(3, 3, true)]
    [InlineData(4, 3, true)]
    [InlineData(3, 4, false)]
    public void A_range_that_ends_before_it_begins_is_empty(int from, int to, bool isEmpty) => Assert.Equal(isEmpty, ClassSet.Range(from, to).IsEmpty);

    private static HashSet<int> Some(Random random)
    {
        var share = random.Next(0, 5);
        return [.. Enumerable.Range(0, Classes).Where(_ => random.Next(4) < share)];
    }

    private static IEnumerable<int> Members(ClassSet set) => Enumerable.Range(0, Classes).Where(set.Contains);
}
