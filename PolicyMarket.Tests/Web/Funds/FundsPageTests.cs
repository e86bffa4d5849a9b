using Bunit;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Funds;

namespace PolicyMarket.Tests.Web.Funds;

/// <summary>Funds on one scale, the day on which each runs dry, and the dialogs that change them.</summary>
public sealed class FundsPageTests : PageTest
{
    [Fact]
    public async Task Each_fund_shows_where_its_money_is_on_one_scale_and_when_it_runs_dry()
    {
        await County.ClaimAsync();
        await County.OtherFirmAsync(2, 950_000_00);
        var page = Page(Roles.FinanceChecker);

        var card = page.Find("section.card");
        Assert.Contains("已预留100,000.00", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("可用900,000.00", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("预计950,000.00", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("用完", card.QuerySelector(".badge")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("近 14 天平均每天预留", card.TextContent, StringComparison.Ordinal);
        var widths = card.QuerySelectorAll(".part").Select(part => part.ClassName?.Split(' ')[^1]).ToList();
        Assert.Equal(["reserved", "expected", "over"], widths);
        Assert.Empty(Buttons(page, "下达预算"));
    }

    [Fact]
    public void A_fund_that_lasts_says_what_is_left()
    {
        var badge = Page(Roles.Supervisor).Find("section.card .badge");

        Assert.Contains("年度内用不完，约余 100 万元", badge.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_maker_grants_budget_in_a_dialog()
    {
        var dialogs = Dialogs();
        var page = Page(Roles.Finance);

        Buttons(page, "下达预算")[0].Click();
        dialogs.WaitForAssertion(() => Assert.Equal(2, dialogs.FindAll("input").Count));
        dialogs.FindAll("input")[0].Input("2500000.5");
        dialogs.FindAll("input")[1].Change("涟财预〔2026〕9号");
        dialogs.FindAll("button").Single(b => b.TextContent == "下达").Click();

        page.WaitForAssertion(() => Assert.Contains("3,500,000.50", page.Markup, StringComparison.Ordinal));
        Assert.Equal(3_500_000_50, await County.BalanceAsync(LedgerAccount.Available));
    }

    [Fact]
    public void An_incomplete_dialog_says_what_is_missing()
    {
        var dialogs = Dialogs();
        var page = Page(Roles.Finance);

        Buttons(page, "新建资金池")[0].Click();
        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll("input")));
        dialogs.FindAll("button").Single(b => b.TextContent == "新建").Click();

        dialogs.WaitForAssertion(() => Assert.Contains("请填编号。", dialogs.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Closing_a_fund_asks_first()
    {
        var dialogs = Dialogs();
        var page = Page(Roles.Administrator);

        Buttons(page, "关闭资金池")[0].Click();
        dialogs.WaitForAssertion(() => Assert.Contains("已经确认的照常拨付", dialogs.Markup, StringComparison.Ordinal));
        dialogs.FindAll("button").Single(b => b.TextContent == "关闭资金池").Click();

        page.WaitForAssertion(() => Assert.Single(Buttons(page, "重新开放")));
        Assert.False(await County.Record.ReadAsync(db => db.Funds.Select(f => f.IsOpen).SingleAsync()));
    }

    private IRenderedComponent<MudDialogProvider> Dialogs()
    {
        SignInAtDesk(Roles.Finance);
        return Render<MudDialogProvider>();
    }

    private IRenderedComponent<FundsPage> Page(string role)
    {
        SignInAtDesk(role);
        var page = Render<FundsPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("section.card")));
        return page;
    }
}
