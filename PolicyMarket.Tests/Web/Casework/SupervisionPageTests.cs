using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Data.Casework;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Casework;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Casework;

/// <summary>The page of the cases: every rule's reason can be read, each person sees what is theirs, and filters, dismissal and thresholds work.</summary>
public sealed class SupervisionPageTests : PageTest
{
    private CaseCounty Cases => new(County);

    [Fact]
    public async Task Reason_and_why_of_every_rule_can_be_read()
    {
        var cases = Cases;
        await cases.PlantAllAsync();
        await cases.SweepAsync();
        SignInAtDesk(Roles.Supervisor);
        var page = Render<SupervisionPage>();
        var text = string.Join('\n', page.FindAll("article").Select(one => one.TextContent));
        var stored = await cases.CasesAsync();
        Assert.Equal(30, stored.Select(c => c.Rule).Distinct().Count());
        foreach (var one in stored)
        {
            Assert.Contains(one.Reason, text, StringComparison.Ordinal);
            Assert.Contains($"规则“{one.Rule}”", text, StringComparison.Ordinal);
        }

        Assert.Contains("工信局监督员督促", text, StringComparison.Ordinal);
        Assert.Contains("督查部门督促", text, StringComparison.Ordinal);
        Assert.Equal(1, await County.Record.ReadAsync(db => db.Set<PolicyMarket.Data.Audit.AuditEvent>().CountAsync(e => e.Action == "casework.read")));
    }

    [Fact]
    public async Task Officer_sees_the_cases_of_the_own_department_alone()
    {
        var cases = Cases;
        County.Record.Clock.Advance(TimeSpan.FromDays(1));
        await cases.PreCheckAsync(cases.Back(1));
        await cases.BatchAsync(cases.Back(6));
        await cases.SweepAsync();
        SignInAtDesk(Roles.Officer);
        var page = Render<SupervisionPage>();
        var article = Assert.Single(page.FindAll("article"));
        Assert.Contains("待预审", article.TextContent, StringComparison.Ordinal);
        Assert.Contains("去预审", article.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#thresholds"));
        Assert.Empty(Buttons(page, "不再督办"));
        Assert.Empty(Buttons(page, "现在检查"));

        var other = await County.Record.DepartmentAsync("人社");
        await cases.EditAsync(async db => (await db.Users.SingleAsync(p => p.Id == County.Officer)).DepartmentId = other.Id);
        Assert.Contains("没有要督办的", Render<SupervisionPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finance_staff_sees_the_cases_on_which_it_must_act()
    {
        var cases = Cases;
        County.Record.Clock.Advance(TimeSpan.FromDays(1));
        await cases.PreCheckAsync(cases.Back(1));
        await cases.BatchAsync(cases.Back(6));
        await cases.SharedAccountAsync();
        await cases.SweepAsync();

        SignInAtDesk(Roles.FinanceChecker);
        var checker = Render<SupervisionPage>();
        Assert.Equal("批次待办结", Assert.Single(checker.FindAll("article")).QuerySelector("h2")?.TextContent);
        Assert.Empty(checker.FindAll("#thresholds"));
        Assert.Empty(Buttons(checker, "不再督办"));
        Assert.Empty(Buttons(checker, "现在检查"));

        SignInAtDesk(Roles.Finance);
        var own = Render<SupervisionPage>().FindAll("article").Select(one => one.QuerySelector("h2")?.TextContent).Distinct();
        Assert.Equal(["账户多家共用"], own);
    }

    [Fact]
    public async Task Filter_of_the_address_narrows_the_list()
    {
        var cases = Cases;
        County.Record.Clock.Advance(TimeSpan.FromDays(1));
        await cases.PreCheckAsync(cases.Back(1));
        await cases.PreCheckAsync(cases.Ahead(1));
        await cases.SharedAccountAsync();
        await cases.SweepAsync();
        SignInAtDesk(Roles.Supervisor);
        Assert.Equal(1, CountAt(new CaseworkFilter(CaseLight.Amber, null, null, null, IsEnded: false, 1)));
        Assert.Equal(2, CountAt(new CaseworkFilter(CaseLight.Red, null, null, null, IsEnded: false, 1)));
        Assert.Equal(1, CountAt(new CaseworkFilter(null, null, CaseKind.AccountShared, null, IsEnded: false, 1)));
        Assert.Equal(3, CountAt(new CaseworkFilter(null, null, null, County.Department.Id, IsEnded: false, 99)));
        Assert.Equal(0, CountAt(new CaseworkFilter(null, 2, null, null, IsEnded: false, 1)));
        Assert.Equal(0, CountAt(new CaseworkFilter(null, null, null, null, IsEnded: true, 1)));
    }

    [Fact]
    public async Task Button_evaluates_and_thresholds_are_shown_to_those_who_may_set_them()
    {
        var cases = Cases;
        await cases.SharedAccountAsync();
        SignInAtDesk(Roles.Administrator);
        var page = Render<SupervisionPage>();
        Assert.Contains("没有要督办的", page.Markup, StringComparison.Ordinal);
        Assert.Equal(ThresholdCatalog.All.Length, page.FindComponents<MudNumericField<int>>().Count);
        Buttons(page, "现在检查")[0].Click();
        page.WaitForAssertion(() => Assert.Contains("新立 1 件", page.Markup, StringComparison.Ordinal));
        Assert.Contains("账户多家共用", page.Find("article").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Cookie_of_a_role_that_the_database_does_not_know_reads_nothing()
    {
        SignInAtDesk(Roles.Firm, Roles.Supervisor);
        Assert.Empty(Render<SupervisionPage>().Markup);
        Assert.EndsWith(Urls.AccessDenied, Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dismissal_asks_for_a_reason_and_closes_the_case()
    {
        var cases = Cases;
        await cases.SharedAccountAsync();
        await cases.SweepAsync();
        SignInAtDesk(Roles.Supervisor);
        var page = Render<SupervisionPage>();
        Buttons(page, "不再督办…")[0].Click();
        page.Find("form.dismiss").Submit();
        Assert.Contains("请写明为什么不再督办", page.Find("form.dismiss").TextContent, StringComparison.Ordinal);

        page.Find("form.dismiss input").Change("已当面核实");
        page.Find("form.dismiss").Submit();

        page.WaitForAssertion(() => Assert.Contains("不再督办，理由记入审计", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Contains((await cases.CasesAsync()), one => one.State == CaseState.Dismissed);
    }

    [Fact]
    public async Task Threshold_that_is_changed_is_stored_and_recorded()
    {
        SignInAtDesk(Roles.Administrator);
        var page = Render<SupervisionPage>();
        var field = page.FindComponents<MudNumericField<int>>()[0];
        var value = int.Parse(field.Find("input").GetAttribute("value") ?? "", System.Globalization.CultureInfo.InvariantCulture) + 1;
        field.Find("input").Change(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        page.Find("section.thresholds form").Submit();

        page.WaitForAssertion(() => Assert.Contains("已改 1 个阈值", page.Markup, StringComparison.Ordinal));
        Assert.Equal(
            1,
            await County.Record.ReadAsync(db => db.Set<PolicyMarket.Data.Audit.AuditEvent>().CountAsync(e => e.Action == "casework.threshold"))
        );
    }

    private int CountAt(CaseworkFilter filter)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(Urls.SupervisionFor(filter));
        return Render<SupervisionPage>().FindAll("article").Count;
    }
}
