using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Tests.Web.Policies;
using PolicyMarket.Web.Policies.Search;
using PolicyMarket.Web.Policies.Search.FrontDoor;

namespace PolicyMarket.Tests.Cases;

/// <summary>Case S1: quotes, brackets and punctuation around words find what the bare words find.</summary>
public sealed class MarksInTheSearchTests(StarterItems starter) : IClassFixture<StarterItems>
{
    [Theory]
    [InlineData("“研发”", "研发")]
    [InlineData("（研发）", "研发")]
    [InlineData("研发。", "研发")]
    [InlineData("研发、奖补", "研发 奖补")]
    [InlineData("《研发》，奖补！", "研发 奖补")]
    public async Task Marks_change_nothing(string marked, string bare)
    {
        var queries = ActivatorUtilities.CreateInstance<SupermarketQueries>(
            starter.Services,
            ActivatorUtilities.CreateInstance<ItemCache>(starter.Services),
            ActivatorUtilities.CreateInstance<LocalRegion>(starter.Services, new FrontDoorOptions())
        );
        var expected = await queries.FindAsync(SupermarketFilter.All with { Words = bare }, CancellationToken.None);
        var found = await queries.FindAsync(SupermarketFilter.All with { Words = marked }, CancellationToken.None);

        Assert.NotEqual(0, expected.Total);
        Assert.Equal(expected.Total, found.Total);
        Assert.Equal(expected.Items.Select(item => item.Code), found.Items.Select(item => item.Code));
    }
}
