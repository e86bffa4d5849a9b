using Bunit;
using MudBlazor;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Ledger.Books;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Ledger;

namespace PolicyMarket.Tests.Web.Ledger;

/// <summary>Trial balance, check of the books, closing of months, and account statements.</summary>
public sealed class LedgerPageTests : PageTest
{
    [Fact]
    public async Task Trial_balance_lists_accounts_with_links_to_their_statements()
    {
        await County.ClaimAsync();
        var page = Page<LedgerPage>(Roles.Supervisor);

        Assert.Contains("借贷相等", page.Find("section.card .badge").TextContent, StringComparison.Ordinal);
        Assert.Contains("900,000.00", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href")?.Contains("account=Reserved", StringComparison.Ordinal) == true);
        Assert.Contains(
            page.FindAll("a"),
            a => a.GetAttribute("href")?.StartsWith("/desk/ledger/trial.xlsx?from=2026-01-01", StringComparison.Ordinal) == true
        );
        Assert.Empty(Buttons(page, "结账"));
    }

    [Fact]
    public async Task The_check_names_what_differs()
    {
        await County.ClaimAsync();
        await County.Record.ForgeAsync($"UPDATE LedgerEntries SET AmountFen = AmountFen + 1 WHERE Id = 2");
        var page = Page<LedgerPage>(Roles.Finance);

        Buttons(page, "核对账簿")[0].Click();

        page.WaitForAssertion(() => Assert.Contains("应是两条、合计为零", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Maker_asks_and_checker_closes_a_month()
    {
        County.Record.Clock.Advance(TimeSpan.FromDays(10));
        var maker = Page<LedgerPage>(Roles.Finance);
        Buttons(maker, "提出 2026-11 结账")[0].Click();
        maker.WaitForAssertion(() => Assert.Contains("待复核", maker.Markup, StringComparison.Ordinal));
        Assert.Empty(Buttons(maker, "退回"));

        SignIn(Roles.FinanceChecker);
        var dialogs = Render<MudDialogProvider>();
        var checker = Render<LedgerPage>();
        checker.WaitForAssertion(() => Assert.NotEmpty(Buttons(checker, "结账")));
        Buttons(checker, "结账").Last().Click();
        dialogs.WaitForAssertion(() => Assert.Contains("不能重新打开", dialogs.Markup, StringComparison.Ordinal));
        dialogs.FindAll("button").Last(b => b.TextContent.Trim() == "结账").Click();

        checker.WaitForAssertion(() => Assert.Contains("已结账", checker.Markup, StringComparison.Ordinal));
        Assert.Equal(PeriodState.Closed, (await County.Record.Get<LedgerBooks>().PeriodsAsync(County.Ct))[0].State);
    }

    [Fact]
    public async Task Statement_shows_each_posting_with_claim_author_and_key()
    {
        var payout = await County.ClaimAsync();
        SignInAtDesk(Roles.Supervisor);
        Render<MudPopoverProvider>();
        var page = Render<StatementPage>();

        page.WaitForAssertion(() => Assert.Contains($"payout:{payout.Id}/Reserve", page.Markup, StringComparison.Ordinal));
        Assert.Contains("确认承诺", page.Markup, StringComparison.Ordinal);
        Assert.Contains("/desk/ledger/statement.csv?from=2026-01-01", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "2026-01-01", "2026-11-22")]
    [InlineData("2026-11-05", "2026-11-01", "2026-11-01", "2026-11-05")]
    [InlineData("yesterday", "0001-01-01", "2026-01-01", "2026-11-22")]
    public void Days_of_an_address_are_read_or_left(string? from, string? to, string first, string last)
    {
        var days = LedgerFilter.Days(from, to, new DateOnly(2026, 11, 22));
        Assert.Equal(
            (
                DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture),
                DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture)
            ),
            days
        );
    }

    private IRenderedComponent<TPage> Page<TPage>(string role)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        SignInAtDesk(role);
        Render<MudPopoverProvider>();
        var page = Render<TPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("section.card")));
        return page;
    }
}
