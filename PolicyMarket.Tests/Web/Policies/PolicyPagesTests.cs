using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Policies.Search;
using PolicyMarket.Web.Policies;
namespace PolicyMarket.Tests.Web.Policies;

public sealed class PolicyPagesTests : BunitContext, IClassFixture<StarterItems>
{
    public PolicyPagesTests(StarterItems starter)
    {
        Services.AddSingleton(starter.Services.GetRequiredService<TimeProvider>());
        Services.AddSingleton(starter.Services.GetRequiredService<IDbContextFactory<PolicyMarketDb>>());
        Services.AddSingleton(starter.Services.GetRequiredService<PublishedRules>());
        Services.AddSingleton(starter.Services.GetRequiredService<BusinessClock>());
        Services.AddSingleton(starter.Services.GetRequiredService<FirmFacts>());
        Services.AddSingleton(starter.Services.GetRequiredService<LeftOutFirms>());
        Services.AddSingleton(starter.Services.GetRequiredService<PlanReader>());
        Services.AddSingleton(AttributeCatalog.Starter);
        Services.AddSingleton<Explainer>();
        Services.AddSingleton<BusinessClock>();
        Services.AddSingleton(WorkingDays.Weekdays);
        Services.AddSingleton<ItemCache>();
        Services.AddSingleton<SupermarketQueries>();
        Services.AddSingleton<ItemQueries>();
        Services.AddSingleton<VerdictQueries>();
        this.AddAuthorization();
    }

    [Fact]
    public void Supermarket_lists_rows_with_what_they_pay_and_labels_its_search()
    {
        var page = Open<SupermarketPage>("/");

        Assert.Equal(20, page.FindAll("article").Count);
        Assert.Contains("找到 120 项", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.All(page.FindAll("article .sum"), sum => Assert.NotEqual("", sum.TextContent.Trim()));
        Assert.NotNull(page.Find("input[aria-label=搜索政策]"));
        Assert.All(page.FindAll("fieldset"), group => Assert.NotNull(group.QuerySelector("legend")));
    }

    [Fact]
    public void Supermarket_reads_its_whole_state_from_the_address_and_marks_the_words()
    {
        var page = Open<SupermarketPage>("/?q=%E7%A8%B3%E5%B2%97&mode=applyfree&sort=amount");

        Assert.Equal("稳岗", page.Find("input[name=q]").GetAttribute("value"));
        Assert.Contains(page.FindAll("mark"), mark => mark.TextContent == "稳岗");
        Assert.True(page.Find("input[name=mode][value=applyfree]").HasAttribute("checked"));
        Assert.Equal("amount", page.Find("input[type=hidden][name=sort]").GetAttribute("value"));
    }

    [Fact]
    public void Supermarket_without_a_hit_says_what_to_do_next()
    {
        var page = Open<SupermarketPage>("/?q=zzzz&status=inforce");

        Assert.Contains("没有符合的政策", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), a => a.TextContent == "看全部政策");
    }

    [Fact]
    public void Every_item_has_a_page_with_conditions_amount_and_source()
    {
        foreach (var rule in StarterItems.Rules)
        {
            var page = Render<ItemPage>(p => p.Add(x => x.Code, rule.Id));
            Assert.Equal(rule.Title, page.Find("h1").TextContent);
            Assert.NotEmpty(page.FindAll(".conditions li"));
            Assert.Contains(rule.Document.Title, page.Markup, StringComparison.Ordinal);
            Assert.NotEqual("", page.Find(".pay .sum").TextContent.Trim());
        }
    }

    [Fact]
    public void Item_of_an_exclusive_group_links_the_others()
    {
        var page = Render<ItemPage>(p => p.Add(x => x.Code, "cn-cit-small-low-profit"));

        var group = page.Find("#group").ParentElement;
        Assert.Contains(group?.QuerySelectorAll("a") ?? Enumerable.Empty<IElement>(), a => a.GetAttribute("href") == "/policies/cn-cit-high-tech-15");
    }

    [Fact]
    public void Item_in_tiers_shows_a_table()
    {
        var page = Render<ItemPage>(p => p.Add(x => x.Code, "hn-csx-output-steps"));

        Assert.Equal(5, page.FindAll(".tiers tbody tr").Count);
        Assert.Contains("20 万元", page.Find(".tiers").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_free_page_explains_three_steps_and_lists_only_such_items()
    {
        var page = Open<ApplyFreePage>("/apply-free");

        Assert.Equal(3, page.FindAll("ol.steps > li").Count);
        Assert.Equal(StarterItems.Rules.Count(r => r.IsPaidOut && r.Mode == PolicyMarket.Rules.Policies.ClaimMode.ApplyFree), page.FindAll("article").Count);
    }

    private IRenderedComponent<T> Open<T>(string address)
        where T : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<T>();
    }
}
