using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Firms;
using PolicyMarket.Web.Firms.DeliveredFacts;
using PolicyMarket.Web.Matching;
using PolicyMarket.Web.Policies;

namespace PolicyMarket.Tests.Web.Matching;

/// <summary>A firm that the night left out is named to each of those who must act, and to the public only as a number.</summary>
public sealed class LeftOutPagesTests : PageTest
{
    private long runId;

    private protected override async Task SeedAsync()
    {
        await County.OfferAsync();
        await County.Record.ExecuteAsync($"UPDATE FactSheets SET AsOf = '2026-11-01'");
        var run = County.Done(
            await County.Record.Get<NightlyRun>().RunAsync(County.Record.Business.Today, Actor.System("测试"), "测试", progress: null, County.Ct)
        );
        Assert.Equal(1, run.FirmsLeftOut);
        runId = run.RunId;
    }

    [Fact]
    public async Task Page_of_the_run_lists_the_firm_the_sheet_the_reason_and_the_remedy()
    {
        SignIn(Roles.Administrator);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var page = Render<RunPage>(p => p.Add(x => x.RunId, runId));

        var list = page.Find("section[aria-labelledby=left-out]").TextContent;
        Assert.Contains("1 家企业没有参加", list, StringComparison.Ordinal);
        Assert.Contains(County.Firm.Name, list, StringComparison.Ordinal);
        Assert.Contains("统计（2025）", list, StringComparison.Ordinal);
        Assert.Contains("封印不符", list, StringComparison.Ordinal);
        Assert.Contains($"请统计部门重新交付“{County.Firm.Name}”2025的数据", list, StringComparison.Ordinal);
        Assert.Contains(
            "1 家企业没有参加",
            (await Services.GetRequiredService<RunsQueries>().ListAsync(County.Administrator, 1, County.Ct)).Rows[0].StateBadge.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Department_that_delivered_the_sheet_is_told_and_others_are_not()
    {
        var statistics = await County.Record.DepartmentAsync("统计");
        SignIn(Roles.Officer);
        Assert.DoesNotContain(County.Firm.Name, Render<LeftOutNote>().Markup, StringComparison.Ordinal);

        await County.Record.PutAsync($"UPDATE AspNetUsers SET DepartmentId = {statistics.Id} WHERE Id = {County.Officer}");
        Assert.Contains(County.Firm.Name, Render<LeftOutNote>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Firm_reads_calm_words_and_keeps_its_offer()
    {
        SignIn(Roles.Firm);

        var home = Render<FirmHomePage>();
        Assert.Contains("统计部门的一份数据暂时读不出", home.Markup, StringComparison.Ordinal);
        Assert.Contains("确认领取", home.Markup, StringComparison.Ordinal);
        Assert.Contains("统计部门的一份数据暂时读不出", Render<FirmDataPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("统计部门的一份数据暂时读不出", Render<ItemPage>(p => p.Add(x => x.Code, "item-1")).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Public_reads_how_many_firms_are_missing_and_no_name()
    {
        AddAuthorization();
        var page = Render<ItemPage>(p => p.Add(x => x.Code, "item-1"));

        Assert.Contains("有 1 家企业因数据损坏暂未计入", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(County.Firm.Name, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_of_the_firm_are_as_they_were() =>
        Assert.Equal("Pushed", await County.Record.ReadAsync(db => db.Offers.Select(o => o.State.ToString()).SingleAsync()));
}
