using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Firms.DeliveredFacts;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Shell;
using PolicyMarket.Web.Startup;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>Each role against each page and address: let in, asked to sign in, or turned away.</summary>
public sealed class EntryPointTests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Everyone = "*";
    private const string SignedIn = "+";
    private static readonly string[] AllRoles = ["", .. Roles.Names.Keys];

    /// <summary>The pattern of each page, an address of it, and who may see it: everyone, whoever is signed in, or the roles.</summary>
    private static readonly (string Pattern, string Address, string Who)[] Pages =
    [
        ("/sign-in", Urls.SignIn, Everyone),
        ("/access-denied", Urls.AccessDenied, Everyone),
        ("/sign-in/code", Urls.SignInCode, SignedIn),
        ("/account", Urls.Account, SignedIn),
        ("/account/password", Urls.AccountPassword, SignedIn),
        ("/account/second-factor", Urls.AccountSecondFactor, SignedIn),
        ("/firm", Urls.FirmHome, Roles.Firm),
        ("/firm/claims", Urls.FirmClaims, Roles.Firm),
        ("/firm/accounts", Urls.FirmAccounts, Roles.Firm),
        ("/firm/data", Urls.FirmData, Roles.Firm),
        ("/firm/data/dispute", Urls.DisputeOf("employees"), Roles.Firm),
        ("/firm/offers/{OfferId:long}/decline", "/firm/offers/{offer}/decline", Roles.Firm),
        ("/desk/disputes", Urls.Disputes, Roles.Officer),
        ("/desk/firm-data", Urls.DeskFirmData, "Officer,Administrator"),
        ("/firm/offers/{OfferId:long}", "/firm/offers/{offer}", Roles.Firm),
        ("/claims/{ClaimId:long}", "/claims/{claim}", SignedIn),
        ("/notices", Urls.Notices, Roles.Firm),
        ("/desk/notices", Urls.DeskNotices, "Officer,Finance,FinanceChecker,Supervisor,Leader,Administrator"),
        ("/desk/oversight", Urls.Oversight, "Supervisor,Administrator"),
        ("/desk/trail", Urls.Trail, "Supervisor,Administrator"),
        ("/desk/year", Urls.YearReport, "Leader,Supervisor,Administrator"),
        ("/desk/supervision", Urls.Supervision, "Officer,Finance,FinanceChecker,Supervisor,Administrator"),
        ("/desk/precheck", Urls.PreCheck, Roles.Officer),
        ("/desk/items", Urls.OwnItems, Roles.Officer),
        ("/desk/reliefs", Urls.Reliefs, Roles.Officer),
        ("/desk/payouts", Urls.Payouts, "Finance,FinanceChecker,Supervisor"),
        ("/desk/payouts/{BatchId:long}", "/desk/payouts/{batch}", "Finance,FinanceChecker,Supervisor"),
        ("/desk/accounts", Urls.DeskAccounts, "Finance,FinanceChecker,Supervisor"),
        ("/desk/parameters", Urls.Parameters, "Administrator,Supervisor"),
        ("/desk/calendar", Urls.Calendar, "Administrator,Supervisor"),
        ("/desk/sources", Urls.Sources, "Administrator,Supervisor"),
        ("/desk/radar", Urls.Radar, "Officer,Supervisor,Administrator"),
        ("/desk/funds", Urls.Funds, "Finance,FinanceChecker,Supervisor,Administrator"),
        ("/desk/ledger", Urls.Ledger, "Finance,FinanceChecker,Supervisor"),
        ("/desk/ledger/statement", Urls.LedgerStatement, "Finance,FinanceChecker,Supervisor"),
        ("/desk/documents", Urls.Documents, Roles.Officer),
        ("/desk/documents/{DocumentId:long}", "/desk/documents/1", Roles.Officer),
        ("/desk/drafting", "/desk/drafting", "Officer,Administrator"),
        ("/desk/drafting/{DraftId:long}", "/desk/drafting/1", "Officer,Administrator"),
        ("/desk/drafting/{DraftId:long}/review", "/desk/drafting/1/review", "Officer,Administrator"),
        ("/desk/drafting/items/{ItemId:long}", "/desk/drafting/items/1", "Officer,Administrator"),
        ("/desk/drafts", Urls.Drafts, "Officer,Administrator"),
        ("/desk/drafts/new", Urls.NewDraft, "Officer,Administrator"),
        ("/desk/drafts/{Code}", "/desk/drafts/item-1", "Officer,Administrator"),
        ("/desk/people", Urls.People, Roles.Administrator),
        ("/desk/people/{TargetId:long}", "/desk/people/1", Roles.Administrator),
        ("/desk/departments", Urls.Departments, Roles.Administrator),
        ("/desk/backups", Urls.Backups, Roles.Administrator),
        ("/", Urls.Supermarket, Everyone),
        ("/apply-free", "/apply-free", Everyone),
        ("/policies/{Code}", "/policies/item-1", Everyone),
        ("/policies/{Code}/check", "/policies/item-1/check", Everyone),
        ("/policies/{Code}/guide", "/policies/item-1/guide", Everyone),
        ("/disclosure", Urls.Disclosure, Everyone),
        ("/desk/runs", Urls.Runs, "Officer,Supervisor,Administrator"),
        ("/desk/runs/{RunId:long}", "/desk/runs/{run}", "Officer,Supervisor,Administrator"),
        ("/desk/records", Urls.Records, "Supervisor,Administrator"),
        ("/desk/imports", Urls.Imports, "Officer,Administrator"),
        ("/desk/imports/{ImportId:guid}", "/desk/imports/0193f3a0-0000-7000-8000-000000000001", "Officer,Administrator"),
    ];

    public static TheoryData<string, string, string> EntryPoints()
    {
        var there = Routes().ToHashSet(StringComparer.Ordinal);
        var data = new TheoryData<string, string, string>();
        foreach (var page in Pages.Where(p => there.Contains(p.Pattern)))
        {
            foreach (var role in AllRoles)
            {
                data.Add(role, page.Address, page.Who);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EntryPoints))]
    public async Task A_page_opens_for_its_roles_alone(string role, string address, string who)
    {
        var visitor = await host.AsAsync(role);
        using var response = await visitor.GetAsync(Fill(address));

        var expected =
            who == Everyone || (role.Length > 0 && (who == SignedIn || who.Split(',').Contains(role))) ? "open"
            : role.Length == 0 ? Urls.SignIn
            : Urls.AccessDenied;
        Assert.Equal($"{role} {address} {expected}", $"{role} {address} {Outcome(response)}");
    }

    [Fact]
    public void Every_page_stands_in_the_table()
    {
        string[] inner = [Urls.Error, Urls.NotFound, "/status/{Code:int}"];
        Assert.Empty(Routes().Except(Pages.Select(p => p.Pattern)).Except(inner));
    }

    [Theory]
    [InlineData("", Urls.SignIn)]
    [InlineData(Roles.Firm, Urls.AccessDenied)]
    [InlineData(Roles.Officer, Urls.AccessDenied)]
    [InlineData(Roles.Supervisor, Urls.AccessDenied)]
    [InlineData(Roles.Administrator, Urls.AccessDenied)]
    [InlineData(Roles.Finance, "409")]
    [InlineData(Roles.FinanceChecker, "409")]
    public async Task The_instruction_is_for_finance_and_only_after_approval(string role, string expected)
    {
        var visitor = await host.AsAsync(role);
        using var response = await visitor.GetAsync(Urls.BatchFile(host.Batch.Id, PaymentFormats.Csv));

        Assert.Equal(expected, Outcome(response));
    }

    [Theory]
    [InlineData("", Urls.SignIn)]
    [InlineData(Roles.Firm, Urls.AccessDenied)]
    [InlineData(Roles.Officer, Urls.AccessDenied)]
    [InlineData(Roles.Supervisor, Urls.AccessDenied)]
    [InlineData(Roles.Administrator, Urls.AccessDenied)]
    [InlineData(Roles.Finance, "409")]
    [InlineData(Roles.FinanceChecker, "409")]
    public async Task The_seal_of_a_payment_file_is_for_finance_and_only_once_the_file_is_made(string role, string expected)
    {
        var visitor = await host.AsAsync(role);
        using var response = await visitor.GetAsync(Urls.BatchFileSeal(host.Batch.Id, PaymentFormats.Csv));

        Assert.Equal(expected, Outcome(response));
    }

    [Theory]
    [InlineData("", Urls.SignIn)]
    [InlineData(Roles.Firm, Urls.AccessDenied)]
    [InlineData(Roles.Officer, Urls.AccessDenied)]
    [InlineData(Roles.Administrator, Urls.AccessDenied)]
    [InlineData(Roles.Finance, "open")]
    [InlineData(Roles.FinanceChecker, "open")]
    [InlineData(Roles.Supervisor, "open")]
    public async Task Files_of_the_ledger_are_for_finance_and_supervision(string role, string expected)
    {
        var visitor = await host.AsAsync(role);
        foreach (var address in new[] { Urls.LedgerTrialCsv, Urls.LedgerTrialWorkbook, Urls.LedgerStatementCsv, Urls.LedgerStatementWorkbook })
        {
            using var response = await visitor.GetAsync(address);
            Assert.Equal(expected, Outcome(response));
        }
    }

    [Fact]
    public async Task Every_download_stays_out_of_caches()
    {
        var (firmUser, offer, account) = await host.County.OtherFirmAsync(41);
        var batch = await host.County.ApprovedAsync(await host.County.ClaimAsync(firmUser, offer, account));
        var visitor = await host.AsAsync(Roles.Finance);
        foreach (
            var address in new[]
            {
                Urls.BatchFile(batch.Id, PaymentFormats.Csv),
                Urls.BatchFile(batch.Id, PaymentFormats.Workbook),
                Urls.BatchFileSeal(batch.Id, PaymentFormats.Csv),
                Urls.DisclosureCsv,
            }
        )
        {
            using var response = await visitor.GetAsync(address);
            Assert.Equal($"{address} 200 no-store", $"{address} {(int)response.StatusCode} {response.Headers.CacheControl}");
        }
    }

    [Fact]
    public async Task Every_entry_of_a_rail_opens_for_its_role()
    {
        var there = Routes().ToHashSet(StringComparer.Ordinal);
        foreach (var role in Roles.Names.Keys)
        {
            var visitor = await host.AsAsync(role);
            foreach (var entry in RailEntry.All.Where(e => e.Roles.Contains(role) && there.Contains(e.Url)))
            {
                using var response = await visitor.GetAsync(entry.Url);
                Assert.Equal($"{role} {entry.Url} open", $"{role} {entry.Url} {Outcome(response)}");
            }
        }
    }

    [Fact]
    public async Task Another_firms_offer_and_claim_are_not_shown()
    {
        var (firmUser, offer, account) = await host.County.OtherFirmAsync(31);
        var payout = await host.County.ClaimAsync(firmUser, offer, account);
        var visitor = await host.AsAsync(Roles.Firm);

        Assert.Contains("没有这一笔待领取的款项", (await visitor.PageAsync(Urls.Confirm(offer.Id))).Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有这个受理号", (await visitor.PageAsync(Urls.Claim(payout.ClaimId))).Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_not_there_gets_a_page_that_says_so()
    {
        var visitor = await host.AsAsync("");
        using var response = await visitor.GetAsync("/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Matches("[\u4e00-\u9fff]", (await Visitor.ReadAsync(response)).Body?.TextContent);
    }

    private static IEnumerable<string> Routes() =>
        typeof(Composition).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template);

    private string Fill(string address) =>
        address
            .Replace("{offer}", $"{host.OfferId}", StringComparison.Ordinal)
            .Replace("{claim}", $"{host.Payout.ClaimId}", StringComparison.Ordinal)
            .Replace("{batch}", $"{host.Batch.Id}", StringComparison.Ordinal)
            .Replace("{run}", "1", StringComparison.Ordinal);

    private static string Outcome(HttpResponseMessage response) =>
        response switch
        {
            { StatusCode: HttpStatusCode.OK } => "open",
            { StatusCode: HttpStatusCode.Found, Headers.Location: { } to } => (to.IsAbsoluteUri ? to.AbsolutePath : to.OriginalString).Split('?')[0],
            _ => $"{(int)response.StatusCode}",
        };
}
