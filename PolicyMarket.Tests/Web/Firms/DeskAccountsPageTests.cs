using Bunit;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Firms.Accounts;

namespace PolicyMarket.Tests.Web.Firms;

/// <summary>Finance verifies accounts; the others look on.</summary>
public sealed class DeskAccountsPageTests : PageTest
{
    [Fact]
    public void Unverified_account_is_listed_and_verified_by_finance()
    {
        SignIn(Roles.Finance);
        var page = Render<DeskAccountsPage>();

        Assert.Contains("6222111122223333", page.Find("section[aria-labelledby=accounts] tbody").TextContent, StringComparison.Ordinal);
        page.Find("section[aria-labelledby=accounts] tbody form").Submit();

        Assert.Contains("账户已核验", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Contains("没有等着核验的账户", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Supervisor_sees_no_button_and_no_form()
    {
        SignIn(Roles.Supervisor);
        var page = Render<DeskAccountsPage>();

        Assert.Empty(Buttons(page, "核验通过"));
        Assert.Empty(page.FindAll("section[aria-labelledby=roster]"));
        Assert.Contains("未核验", page.Markup, StringComparison.Ordinal);
    }

    private protected override async Task SeedAsync() => County.Done(
        await County.Record.Get<BankAccounts>().AddAsync(County.FirmUser, County.Firm.Name, "农商行", "6222 1111 2222 3333", County.Ct));
}
