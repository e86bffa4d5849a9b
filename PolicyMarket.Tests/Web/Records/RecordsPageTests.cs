using Bunit;
using Bunit.TestDoubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Records;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Records;

/// <summary>The page of the record checks: the button checks, findings become an alarm that names the row, and an alarm is closed with a reason.</summary>
public sealed class RecordsPageTests : PageTest
{
    [Fact]
    public void Button_checks_and_says_that_all_agrees()
    {
        SignIn(Roles.Supervisor);
        var page = Render<RecordsPage>();
        Assert.Contains("还没有核对过", page.Markup, StringComparison.Ordinal);
        Buttons(page, "现在核对")[0].Click();
        page.WaitForAssertion(() => Assert.Contains("全部一致", page.Markup, StringComparison.Ordinal));
        Assert.Contains("链头", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alarm_names_the_row_and_is_closed_with_a_reason()
    {
        await County.Record.ForgeAsync($"UPDATE AuditEvents SET Actor = '无名' WHERE Id = 3");
        await County.Record.Get<RecordDesk>().CheckAsync(Actor.System("每日核对"), null, County.Ct);
        SignIn(Roles.Administrator);
        var page = Render<RecordsPage>();
        Assert.Contains("审计事件第 3 行的内容与封印不符", page.Markup, StringComparison.Ordinal);
        Assert.Contains("待查明", page.Markup, StringComparison.Ordinal);
        County.Done(
            await County
                .Record.Get<RecordDesk>()
                .CloseAsync(
                    County.Administrator,
                    await County.Record.ReadAsync(db => db.RecordAlarms.Select(a => a.Id).SingleAsync()),
                    "误操作",
                    County.Ct
                )
        );
        Assert.Contains("已办结", Render<RecordsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Cookie_of_a_role_that_the_database_does_not_know_reads_nothing()
    {
        SignIn(Roles.Finance, Roles.Supervisor);
        Assert.Empty(Render<RecordsPage>().Markup);
        Assert.EndsWith(Urls.AccessDenied, Services.GetRequiredService<BunitNavigationManager>().Uri, StringComparison.Ordinal);
    }
}
