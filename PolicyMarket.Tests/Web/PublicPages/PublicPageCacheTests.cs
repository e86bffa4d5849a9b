using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Policies;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Host;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.PublicPages;

/// <summary>Pages for everyone are kept until their content changes, and only for visitors who are not signed in.</summary>
public sealed class PublicPageCacheTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData(Urls.Supermarket)]
    [InlineData("/?q=测试")]
    [InlineData(Urls.ApplyFree)]
    [InlineData(Urls.Disclosure)]
    [InlineData("/policies/item-2")]
    public async Task Second_visitor_receives_the_kept_page(string path)
    {
        using var earlier = host.Host.Visit();
        using var first = await earlier.GetAsync(path);
        using var visitor = host.Host.Visit();
        using var second = await visitor.GetAsync(path);

        Assert.True(second.Headers.Age is not null, "The page was rendered again.");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Committed_change_of_an_item_drops_the_kept_pages()
    {
        var visitor = await host.AsAsync("");
        (await visitor.GetAsync(Urls.ApplyFree)).Dispose();

        County.Done(
            await host
                .Host.Services.GetRequiredService<ItemDesk>()
                .SetPreCheckAsync(host.County.Officer, host.County.Item.ItemId, needsPreCheck: false, County.Ct)
        );

        using var after = await visitor.GetAsync(Urls.ApplyFree);
        Assert.Null(after.Headers.Age);
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_person_who_is_signed_in()
    {
        var firm = await host.AsAsync(Roles.Firm);
        (await firm.GetAsync(Urls.Supermarket)).Dispose();
        using var again = await firm.GetAsync(Urls.Supermarket);
        Assert.Null(again.Headers.Age);
        Assert.Contains("我的政策", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var anonymous = await (await host.AsAsync("")).GetAsync(Urls.Supermarket);
        Assert.DoesNotContain("我的政策", await anonymous.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fits_a_firm_is_shown_to_the_firm_alone_and_never_kept()
    {
        const string path = "/?fit=1&all=1";
        var firm = await host.AsAsync(Roles.Firm);
        using var own = await firm.GetAsync(path);
        using var again = await firm.GetAsync(path);
        using var anonymous = await (await host.AsAsync("")).GetAsync(path);
        using var officer = await (await host.AsAsync(Roles.Officer)).GetAsync(path);

        Assert.Contains("适合我", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(again.Headers.Age);
        Assert.DoesNotContain("适合我", await anonymous.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("适合我", await officer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_is_not_kept()
    {
        var visitor = await host.AsAsync("");
        (await visitor.GetAsync("/policies/no-such-item")).Dispose();
        using var again = await visitor.GetAsync("/policies/no-such-item");
        Assert.Null(again.Headers.Age);
    }

    [Fact]
    public async Task Kept_page_carries_no_cookie_and_the_sign_in_page_still_hands_out_the_one_of_its_form()
    {
        using var visitor = host.Host.Visit();
        using var kept = await visitor.GetAsync(Urls.ApplyFree);
        using var signIn = await visitor.GetAsync(Urls.SignIn);

        Assert.False(kept.Headers.Contains("Set-Cookie"));
        Assert.True(signIn.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Page_is_kept_in_the_encoding_that_was_asked_for(string encoding)
    {
        var visitor = await host.AsAsync("");
        (await visitor.GetAsync(Urls.Supermarket, ("Accept-Encoding", encoding))).Dispose();
        using var packed = await visitor.GetAsync(Urls.Supermarket, ("Accept-Encoding", encoding));
        using var plain = await visitor.GetAsync(Urls.Supermarket);

        Assert.NotNull(packed.Headers.Age);
        Assert.Equal([encoding], packed.Content.Headers.ContentEncoding);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
    }
}
