using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Firms;
namespace PolicyMarket.Tests.Web.Firms;

/// <summary>The firm's home: what can be had now stands first, and only what is the firm's own.</summary>
public sealed class FirmHomePageTests : PageTest
{
    [Fact]
    public void While_it_is_read_the_shape_of_the_page_shows()
    {
        SignIn(Roles.Firm);
        var page = RenderUndecided<FirmHomePage>();

        Assert.Equal("true", page.Find("[role=status]").GetAttribute("aria-busy"));
        Assert.Empty(page.FindAll(".figure"));
    }

    [Fact]
    public void Without_offers_it_says_so_and_leads_on()
    {
        SignIn(Roles.Firm);
        var page = Render<FirmHomePage>();

        Assert.Contains("¥\u00a00", page.Find(".figure").TextContent, StringComparison.Ordinal);
        Assert.Contains("今天没有等你确认的款项", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href") == Urls.Supermarket);
        Assert.Contains("没有正在办理的事项", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figure_is_the_sum_of_the_offers_and_each_has_its_button()
    {
        var second = await County.Record.ItemAsync(County.Department, County.Fund.Id, "item-2");
        var large = await County.OfferAsync(amountFen: 100_000_00);
        var small = await County.Record.OfferAsync(County.Firm, second, amountFen: 50_000_50);
        SignIn(Roles.Firm);

        var page = Render<FirmHomePage>();

        Assert.Contains("¥\u00a0150,000.50", page.Find(".figure").TextContent, StringComparison.Ordinal);
        var buttons = page.FindAll("a").Where(a => a.GetAttribute("aria-label")?.StartsWith("确认领取", StringComparison.Ordinal) == true).ToList();
        Assert.Equal([Urls.Confirm(large.Id), Urls.Confirm(small.Id)], buttons.Select(b => b.GetAttribute("href")));
        Assert.Equal("确认领取：item-1 奖补", buttons[0].GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData(OfferState.AwaitingCheck)]
    [InlineData(OfferState.Approved)]
    [InlineData(OfferState.Refused)]
    [InlineData(OfferState.Declined)]
    [InlineData(OfferState.Withdrawn)]
    public async Task An_offer_that_is_not_pushed_does_not_show(OfferState state)
    {
        await County.OfferAsync(state);
        SignIn(Roles.Firm);

        Assert.Contains("¥\u00a00", Render<FirmHomePage>().Find(".figure").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_neighbours_money_does_not_show()
    {
        var (firmUser, offer, account) = await County.OtherFirmAsync(2);
        await County.OtherFirmAsync(3);
        await County.ClaimAsync(firmUser, offer, account);
        SignIn(Roles.Firm);

        var page = Render<FirmHomePage>();

        Assert.Contains("¥\u00a00", page.Find(".figure").TextContent, StringComparison.Ordinal);
        Assert.Contains("没有正在办理的事项", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_is_under_way_with_number_and_steps_until_it_is_paid()
    {
        var payout = await County.ClaimAsync();
        SignIn(Roles.Firm);

        var before = Render<FirmHomePage>();
        Assert.Contains(before.FindAll("a"), a => a.GetAttribute("href") == Urls.Claim(payout.ClaimId));
        Assert.Contains($"受理号 {payout.Claim?.Number}", before.Markup, StringComparison.Ordinal);
        Assert.Contains("编入批次", before.Markup, StringComparison.Ordinal);

        var batch = await County.ApprovedAsync(payout);
        County.Done(await County.TakeInAsync(batch, County.Answer(batch)));
        var after = Render<FirmHomePage>();
        Assert.Contains("没有正在办理的事项", after.Markup, StringComparison.Ordinal);
        Assert.Contains("100,000.00 元", after.Find("section[aria-labelledby=paid]").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 笔", after.Find("section[aria-labelledby=paid]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_bank_returned_stays_under_way()
    {
        var payout = await County.ClaimAsync();
        var batch = await County.ApprovedAsync(payout);
        County.Done(await County.TakeInAsync(batch, County.Answer(batch, PayoutNumber.Of(batch.Payouts.Single()))));
        SignIn(Roles.Firm);

        var card = Render<FirmHomePage>().Find("section[aria-labelledby=under-way]");

        Assert.Contains("账号不存在", card.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_missing_fact_is_named_with_the_department_that_holds_it()
    {
        await County.Record.RunAsync();
        SignIn(Roles.Firm);

        var card = Render<FirmHomePage>().Find("section[aria-labelledby=one-fact]");

        var definition = Services.GetRequiredService<PolicyMarket.Rules.Attributes.AttributeCatalog>().TryGet("employees", out var employees) ? employees : null;
        Assert.NotNull(definition);
        Assert.Contains($"只缺“{definition.Label}”", card.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{definition.SourceDepartment}部门", card.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void After_declining_it_says_what_that_means()
    {
        SignIn(Roles.Firm);
        Services.GetRequiredService<NavigationManager>().NavigateTo(Urls.FirmHomeAfterDeclining);

        Assert.Contains("这一项不领取", Render<FirmHomePage>().Find("p[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_without_a_firm_gets_a_message_and_a_remedy()
    {
        SignIn(Roles.Firm);
        await County.Record.ExecuteAsync($"UPDATE AspNetUsers SET FirmId = NULL WHERE Id = {County.FirmUser}");

        var page = Render<FirmHomePage>();

        Assert.Contains("不在名录里", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[aria-busy]"));
    }
}
