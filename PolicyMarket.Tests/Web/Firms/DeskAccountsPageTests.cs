using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Firms.Accounts;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Firms;

/// <summary>Finance verifies accounts; the others look on.</summary>
public sealed class DeskAccountsPageTests : PageTest
{
    [Fact]
    public async Task Unverified_account_is_listed_with_a_recorded_reading_and_verified_by_finance()
    {
        SignInAtDesk(Roles.Finance);
        var dialogs = Render<MudDialogProvider>();
        var page = Page();

        Assert.Contains("6222111122223333", page.Find("section[aria-labelledby=accounts] tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 家企业", (await ReadingsAsync())[0].Detail, StringComparison.Ordinal);
        Buttons(page, "核验通过")[0].Click();
        dialogs.WaitForAssertion(() => Assert.Contains("6222111122223333", dialogs.Markup, StringComparison.Ordinal));
        dialogs.FindAll("button").Single(b => b.TextContent == "核验通过").Click();

        page.WaitForAssertion(() => Assert.Contains("没有等着核验的账户", page.Markup, StringComparison.Ordinal));
        Assert.True(await County.Record.ReadAsync(db => db.BankAccounts.AllAsync(a => a.IsVerified)));
    }

    [Fact]
    public void Supervisor_sees_no_button_and_no_file()
    {
        SignInAtDesk(Roles.Supervisor);
        var page = Page();

        Assert.Empty(Buttons(page, "核验通过"));
        Assert.Empty(page.FindAll("input[type=file]"));
        Assert.Contains("未核验", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_the_address_find_verified_accounts_too()
    {
        SignInAtDesk(Roles.Supervisor);
        Services.GetRequiredService<NavigationManager>().NavigateTo(Urls.DeskAccountsOf(County.Account.Number));

        var rows = Page().Find("section[aria-labelledby=accounts] tbody").TextContent;

        Assert.Contains(County.Account.Number, rows, StringComparison.Ordinal);
        Assert.Contains("已核验", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("6222111122223333", rows, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_the_bank_with_a_fault_says_where()
    {
        SignInAtDesk(Roles.Finance);
        var page = Page();

        page.FindComponent<InputFile>()
            .UploadFiles(InputFileContent.CreateFromBinary(Encoding.UTF8.GetBytes("统一社会信用代码,开户行,账号\r\nX,农商行,62221111\r\n"), "名单.csv"));

        page.WaitForAssertion(() => Assert.Contains("第 2 行", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    private protected override async Task SeedAsync() =>
        County.Done(await County.Record.Get<BankAccounts>().AddAsync(County.FirmUser, County.Firm.Name, "农商行", "6222 1111 2222 3333", County.Ct));

    private IRenderedComponent<DeskAccountsPage> Page()
    {
        var page = Render<DeskAccountsPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("section[aria-labelledby=accounts] tbody tr .number")));
        return page;
    }

    private Task<List<AuditEvent>> ReadingsAsync() =>
        County.Record.ReadAsync(db => db.AuditEvents.Where(e => e.Action == AuditAction.AccountsRead.Code).ToListAsync());
}
