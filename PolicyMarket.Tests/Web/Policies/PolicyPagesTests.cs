using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Policies.Standing;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Values;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Disclosure;
using PolicyMarket.Web.Policies;
using PolicyMarket.Web.Policies.Search;
using PolicyMarket.Web.Policies.Search.FrontDoor;

namespace PolicyMarket.Tests.Web.Policies;

public sealed class PolicyPagesTests : BunitContext, IClassFixture<StarterItems>
{
    static PolicyPagesTests() => DefaultWaitTimeout = PageTest.Patience;

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
        Services.AddSingleton(starter.Services.GetRequiredService<PublicContent>());
        Services.AddSingleton(starter.Services.GetRequiredService<FittingItems>());
        Services.AddSingleton(starter.Services.GetRequiredService<RecordCheck>());
        Services.AddSingleton(new FrontDoorOptions { Contacts = [new FrontContact { Department = "人社局", Phone = "0738-4410000" }] });
        Services.AddSingleton<DisclosureQueries>();
        Services.AddSingleton<LocalRegion>();
        Services.AddSingleton<PaidFigures>();
        Services.AddSingleton<ItemCache>();
        Services.AddSingleton<SupermarketQueries>();
        Services.AddSingleton<ItemQueries>();
        Services.AddSingleton<VerdictQueries>();
        Services.AddSingleton<ItemStandingReader>();
        this.AddAuthorization();
    }

    [Fact]
    public void Supermarket_lists_rows_with_what_they_pay_and_labels_its_search()
    {
        var page = Open<SupermarketPage>("/?all=1");

        Assert.Equal(20, page.FindAll("article").Count);
        Assert.Contains("找到 120 项", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.All(page.FindAll("article .sum"), sum => Assert.NotEqual("", sum.TextContent.Trim()));
        Assert.NotNull(page.Find("input[aria-label=搜索政策]"));
        Assert.All(page.FindAll("fieldset"), group => Assert.NotNull(group.QuerySelector("legend")));
    }

    [Fact]
    public void Supermarket_reads_its_whole_state_from_the_address_and_marks_the_words()
    {
        var page = Open<SupermarketPage>("/?q=%E7%A8%B3%E5%B2%97&mode=applyfree&sort=amount&all=1");

        Assert.Equal("稳岗", page.Find("input[name=q]").GetAttribute("value"));
        Assert.Contains(page.FindAll("mark"), mark => mark.TextContent == "稳岗返还"); // a meaning of the word that was typed
        Assert.True(page.Find("input[name=mode][value=applyfree]").HasAttribute("checked"));
        Assert.Equal("amount", page.Find("input[type=hidden][name=sort]").GetAttribute("value"));
        Assert.Equal("1", page.Find("input[type=hidden][name=all]").GetAttribute("value"));
    }

    [Fact]
    public void Front_door_says_what_it_is_and_shows_figures_doors_and_whom_to_call()
    {
        var page = Open<SupermarketPage>("/");

        Assert.Contains("在这里一次查清", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(["/firm", "/apply-free", "/disclosure"], page.FindAll(".doors a").Select(a => a.GetAttribute("href")));
        Assert.Contains("在施行", page.Find(".figures").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("已经到账", page.Find(".figures").TextContent, StringComparison.Ordinal); // nothing has been paid
        Assert.Equal(["12345", "0738-4410000"], page.FindAll(".call a").Select(a => a.TextContent));
        Assert.Equal("/?all=1", page.Find(".chips a").GetAttribute("href"));
    }

    [Fact]
    public void Search_has_neither_figures_nor_doors_and_says_how_much_more_there_is_elsewhere()
    {
        var page = Open<SupermarketPage>("/?q=%E7%A8%B3%E5%B2%97&category=none");

        Assert.Empty(page.FindAll(".doors, .figures"));

        page = Open<SupermarketPage>("/?q=%E7%A7%9F%E9%87%91");
        Assert.Contains("全部", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href") == "/?q=%E7%A7%9F%E9%87%91&all=1");
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
    public void Item_begins_with_who_gets_how_much_and_explains_it_by_a_case()
    {
        var page = Render<ItemPage>(p => p.Add(x => x.Code, "cn-cit-small-low-profit"));

        Assert.Equal("年应纳税所得额 100 万元的企业少缴 20 万元", page.Find(".pay .sum").TextContent);
        Assert.Equal("全国各地的企业，符合条件的在申报时直接享受，不发到账户。", page.Find(".lead").TextContent);
        Assert.Contains("举例：年应纳税所得额 100 万元的企业少缴 20 万元。", page.Find(".example").TextContent, StringComparison.Ordinal);
        Assert.Contains("12366", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Item_says_both_statuses_and_all_four_dates_as_far_as_they_are_known()
    {
        var page = Render<ItemPage>(p => p.Add(x => x.Code, "hn-csx-above-scale-10w"));

        var card = page.Find("#standing").ParentElement?.TextContent ?? "";
        Assert.Contains("未开始", card, StringComparison.Ordinal);
        Assert.Equal(4, page.FindAll(".dates li").Count);
        Assert.Equal(4, page.FindAll(".dates b").Count(day => day.TextContent == "以通知为准"));
        Assert.Contains("12345", page.Find("#way").ParentElement?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Item_marks_the_clauses_of_its_document_and_names_no_news_site_as_the_original()
    {
        var page = Render<ItemPage>(p => p.Add(x => x.Code, "cn-procurement-price-deduction"));
        Assert.Contains("转载，不是原文（wallstreetcn.com）", page.Markup, StringComparison.Ordinal);

        page = Render<ItemPage>(p => p.Add(x => x.Code, "hn-csx-above-scale-10w"));
        Assert.Equal("一（一）", page.Find("mark.clause").TextContent);
        Assert.Contains("原文（www.csx.gov.cn）", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Visitor_who_is_not_signed_in_is_asked_only_what_the_item_needs()
    {
        var page = Render<ItemPage>(p => p.Add(x => x.Code, "hn-csx-above-scale-10w"));

        Assert.Equal(
            ["above_scale_category", "above_scale_first_date", "registration_region"],
            page.FindAll(".self-test [name]").Select(field => field.GetAttribute("name")).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Equal("/policies/hn-csx-above-scale-10w/check", page.Find("form.self-test").GetAttribute("action"));
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
        Assert.Equal(
            StarterItems.Rules.Count(r => r.IsPaidOut && r.Mode == PolicyMarket.Rules.Policies.ClaimMode.ApplyFree),
            page.FindAll("article").Count
        );
    }

    private IRenderedComponent<T> Open<T>(string address)
        where T : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<T>();
    }
}
