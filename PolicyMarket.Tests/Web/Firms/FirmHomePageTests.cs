using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Firms;
using PolicyMarket.Web.Routing;

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

        var definition = Services.GetRequiredService<PolicyMarket.Rules.Attributes.AttributeCatalog>().TryGet("employees", out var employees)
            ? employees
            : null;
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
    public async Task What_is_checked_stands_below_with_department_and_last_day_and_counts_for_nothing()
    {
        var offer = await County.OfferAsync(OfferState.AwaitingCheck);
        SignIn(Roles.Firm);

        var page = Render<FirmHomePage>();

        var card = page.Find("section[aria-labelledby=in-check]").TextContent;
        Assert.Contains(County.Department.Name, card, StringComparison.Ordinal);
        Assert.Contains($"{offer.CheckDue:yyyy-MM-dd}", card, StringComparison.Ordinal);
        Assert.Contains("¥\u00a00", page.Find(".figure").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offer_says_why_and_to_which_account_and_has_one_button_and_a_quiet_way_out()
    {
        var offer = await County.OfferAsync();
        SignIn(Roles.Firm);

        var card = Render<FirmHomePage>().Find("article");

        Assert.Contains("涟源农商银行 6222 **** **** 2222（银行已核验）", card.TextContent, StringComparison.Ordinal);
        Assert.Equal([Urls.Confirm(offer.Id), Urls.Decline(offer.Id)], card.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task What_was_declined_can_be_found_until_its_time_is_over()
    {
        var offer = await County.OfferAsync();
        County.Done(await County.Record.Get<OfferDeclining>().DeclineAsync(County.FirmUser, offer.Id, null, County.Ct));
        SignIn(Roles.Firm);

        var card = Render<FirmHomePage>().Find("section[aria-labelledby=declined]");
        Assert.Contains("2026-12-04", card.TextContent, StringComparison.Ordinal);
        Assert.Equal(Urls.Confirm(offer.Id), card.QuerySelector("a")?.GetAttribute("href"));

        County.Record.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Empty(Render<FirmHomePage>().FindAll("section[aria-labelledby=declined]"));
    }

    [Fact]
    public async Task Money_under_way_has_its_last_day_and_money_that_arrived_its_papers()
    {
        var payout = await County.ClaimAsync();
        SignIn(Roles.Firm);

        // 10 working days to the batch and 5 to the bank, after Sunday the 22nd.
        Assert.Contains("2026-12-11", Render<FirmHomePage>().Find("section[aria-labelledby=under-way]").TextContent, StringComparison.Ordinal);

        var batch = await County.ApprovedAsync(payout);
        County.Done(await County.TakeInAsync(batch, County.Answer(batch)));
        var links = Render<FirmHomePage>().Find("section[aria-labelledby=paid]").QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains(Urls.Voucher(payout.ClaimId), links);
        Assert.Contains(Urls.Statement(2026), links);
    }

    [Fact]
    public async Task A_relief_is_no_money_to_take_and_the_firm_says_whether_it_has_enjoyed_it()
    {
        await MatchReliefAsync();
        SignIn(Roles.Firm);

        var page = Render<FirmHomePage>();
        Assert.Contains("¥\u00a00", page.Find(".figure").TextContent, StringComparison.Ordinal);
        Assert.Contains("可以少缴 ¥\u00a0580,330（1 项，申报时享受，不用领取）", page.Find(".relief").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.Find("section[aria-labelledby=reliefs]").QuerySelectorAll("form").Length);

        var reporting = County.Record.Get<ReliefReporting>();
        County.Done(await reporting.ReportAsync(County.FirmUser, "relief-1", isEnjoyed: true, County.Ct));
        County.Done(await reporting.ReportAsync(County.FirmUser, "relief-1", isEnjoyed: true, County.Ct));
        Assert.Equal(1, await County.Record.ReadAsync(db => db.Set<ReliefReport>().CountAsync()));
        var after = Render<FirmHomePage>();
        Assert.Empty(after.FindAll(".relief"));
        Assert.Contains("你说已享受", after.Find("section[aria-labelledby=reliefs]").TextContent, StringComparison.Ordinal);

        County.Done(await reporting.ReportAsync(County.FirmUser, "relief-1", isEnjoyed: false, County.Ct));
        Assert.Single(Render<FirmHomePage>().FindAll(".relief"));
        County.Refused(await reporting.ReportAsync(County.FirmUser, "item-1", isEnjoyed: true, County.Ct), DataDiagnostics.WorkNotFound);
        Assert.Empty(await County.Record.ReadAsync(db => db.Offers.ToListAsync()));
    }

    /// <summary>A relief worth 580,330 yuan, matched by a run.</summary>
    private async Task MatchReliefAsync()
    {
        const string rule = """
            {"id":"relief-1","title":"所得税减免","document":{"title":"relief-1 的文件","number":"涟政发〔2026〕1号","issuer":"涟源市人民政府","level":"县","region":"431382",
            "effective_from":"2026-01-01","effective_to":"2027-12-31"},"category":"税收优惠","mode":"标准兑现","department":"税务","summary":"小型微利企业减免所得税",
            "conditions":{"attribute":"employees","op":">","value":0,"cite":"第一条"},"amount":"revenue","cap":null,"exclusive_group":null,"frequency":"yearly",
            "source":"测试文件","confidence":"page","benefit":"减免"}
            """;
        var version = await County.Record.ItemAsync(County.Department, null, "relief-1", ruleJson: rule);
        await County.Record.EligibleAsync(County.Firm, 580_330_00);
        var run = await County.Record.RunAsync();
        await County.Record.SeedAsync(
            new FirmMatch
            {
                FirmId = County.Firm.Id,
                RunId = run.Id,
                Pairs = PairBytes.WriteAll([new MatchedItem(version.ItemId, version.Id, 580_330_00)]),
            }
        );
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
