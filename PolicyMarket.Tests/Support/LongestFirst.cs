using Xunit.Abstractions;

[assembly: TestCollectionOrderer("PolicyMarket.Tests.Support.LongestFirst", "PolicyMarket.Tests")]

namespace PolicyMarket.Tests.Support;

/// <summary>Begins with the tests in the browser: each of them takes minutes on one of the two processors, while the other runs all the short ones.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Rank(collection.DisplayName)).ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);

    private static int Rank(string name) =>
        name.Contains(".Browser.MainJobTests", StringComparison.Ordinal) ? 0
        : name.Contains(".Browser.", StringComparison.Ordinal) ? 1
        : 2;
}
