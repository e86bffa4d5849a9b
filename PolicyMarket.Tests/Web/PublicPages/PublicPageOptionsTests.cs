using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Host;
using PolicyMarket.Web.PublicPages;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.PublicPages;

public sealed class PublicPageOptionsTests
{
    private const string Kept = $"{PublicPageOptions.Section}:{nameof(PublicPageOptions.KeptSeconds)}";

    [Theory]
    [InlineData("0", false)]
    [InlineData("60", true)]
    public async Task Pages_are_kept_for_as_long_as_the_setting_says(string seconds, bool isKept)
    {
        await using var county = await County.CreateAsync();
        await using var host = new TestHost(county, "Development", new Dictionary<string, string> { [Kept] = seconds });
        using var visitor = host.Visit();
        (await visitor.GetAsync(Urls.ApplyFree)).Dispose();
        using var again = await visitor.GetAsync(Urls.ApplyFree);

        Assert.Equal(isKept, again.Headers.Age is not null);
    }

    [Fact]
    public async Task Midnight_ends_what_is_kept()
    {
        await using var county = await County.CreateAsync();
        await using var host = new TestHost(county, "Development", new Dictionary<string, string> { [Kept] = "86400" });
        using var visitor = host.Visit();
        (await visitor.GetAsync(Urls.ApplyFree)).Dispose();

        county.Record.Clock.Advance(TimeSpan.FromDays(1));

        using var tomorrow = await visitor.GetAsync(Urls.ApplyFree);
        Assert.Null(tomorrow.Headers.Age);
    }
}
