using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>Forms that change the record succeed once for the right role and never for another.</summary>
public sealed class DeedTests : IAsyncLifetime
{
    private readonly HostFixture host = new();

    private County County => host.County;

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_firm_confirms_once_however_often_the_form_is_sent()
    {
        var visitor = await host.AsAsync(Roles.Firm);
        var path = Urls.Confirm(host.OfferId);
        var field = ("Input.AccountId", $"{County.Account.Id}");
        var page = await visitor.PageAsync(path);
        Assert.Contains("确认领取 100,000.00 元", page.Body?.TextContent, StringComparison.Ordinal);

        using var first = await visitor.SubmitAsync(path, "confirm", field);
        using var second = await visitor.SubmitAsync(path, "confirm", field);

        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        var claims = await County.Record.ReadAsync(db => db.Claims.Where(c => c.OfferId == host.OfferId).ToListAsync());
        var claim = Assert.Single(claims);
        Assert.EndsWith(Urls.ClaimConfirmed(claim.Id), first.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(1, await County.Record.ReadAsync(db => db.Payouts.CountAsync(p => p.ClaimId == claim.Id)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(Roles.Officer)]
    [InlineData(Roles.Finance)]
    [InlineData(Roles.FinanceChecker)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Administrator)]
    public async Task Nobody_else_confirms_for_the_firm(string role)
    {
        await SendAsync(role, Urls.Confirm(host.OfferId), "confirm", ("Input.AccountId", $"{County.Account.Id}"));

        Assert.Equal(
            OfferState.Pushed,
            await County.Record.ReadAsync(db => db.Offers.Where(o => o.Id == host.OfferId).Select(o => o.State).SingleAsync())
        );
    }

    [Fact]
    public async Task From_batch_to_account_by_two_people()
    {
        var maker = await host.AsAsync(Roles.Finance);
        var batch = await County.ApprovedAsync(host.Payout);

        using var instruction = await maker.GetAsync(Urls.BatchFile(batch.Id, PaymentFormats.Csv));
        Assert.Equal("text/csv", instruction.Content.Headers.ContentType?.MediaType);
        Assert.Contains(County.Account.Number, await instruction.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        County.Done(await County.TakeInAsync(batch, County.Answer(batch)));
        Assert.Equal(100_000_00, await County.BalanceAsync(LedgerAccount.Paid));

        var firm = await host.AsAsync(Roles.Firm);
        Assert.Contains("已到账", (await firm.PageAsync(Urls.Claim(host.Payout.ClaimId))).Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_a_page_that_moved_on_is_answered_in_words_with_the_way_back()
    {
        var path = Urls.Confirm(host.OfferId);
        var firm = await host.AsAsync(Roles.Firm);

        using var response = await firm.SubmitAsync(path + "?from=b", "long-gone");
        var page = await Visitor.ReadAsync(response);

        Assert.Equal((HttpStatusCode.BadRequest, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("这次提交没有被接受", page.QuerySelector("h1")?.TextContent);
        Assert.Contains("可能已经在另一个窗口里办过", page.QuerySelector("[role=status]")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(path + "?from=b", page.QuerySelectorAll("main a").Single(a => a.TextContent == "重新打开这一页").GetAttribute("href"));
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var firm = await host.AsAsync(Roles.Firm);
        using var content = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["_handler"] = "confirm", ["Input.AccountId"] = $"{County.Account.Id}" }
        );
        using var response = await firm.PostAsync(Urls.Confirm(host.OfferId), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("这次提交没有被接受", (await Visitor.ReadAsync(response)).QuerySelector("h1")?.TextContent);
        Assert.Equal(0, await County.Record.ReadAsync(db => db.Claims.CountAsync(c => c.OfferId == host.OfferId)));
    }

    [Fact]
    public async Task Somebody_deactivated_while_signed_in_changes_nothing_any_more()
    {
        var firm = await host.AsAsync(Roles.Firm);
        var path = Urls.Confirm(host.OfferId);
        var token = (await firm.PageAsync(path)).QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        County.Done(await host.Host.Services.GetRequiredService<PeopleDesk>().DeactivateAsync(County.Administrator, County.FirmUser, County.Ct));

        using var content = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["_handler"] = "confirm",
                ["__RequestVerificationToken"] = token,
                ["Input.AccountId"] = $"{County.Account.Id}",
            }
        );
        using var response = await firm.PostAsync(path, content);
        using var page = await firm.GetAsync(path);

        Assert.Contains(Urls.SignIn, response.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(0, await County.Record.ReadAsync(db => db.Claims.CountAsync(c => c.OfferId == host.OfferId)));
        Assert.Equal(HttpStatusCode.Found, page.StatusCode);
    }

    /// <summary>Sends a form as this role would who knows its fields, with a token of a page that the role does see.</summary>
    private async Task SendAsync(string role, string path, string formName, params (string Name, string Value)[] fields)
    {
        var visitor = await host.AsAsync(role);
        using var opened = await visitor.GetAsync(path);
        if (opened.StatusCode == HttpStatusCode.OK)
        {
            using var seen = await visitor.SubmitAsync(path, formName, fields);
            return;
        }

        var page = await visitor.PageAsync(role.Length == 0 ? Urls.SignIn : Urls.AccessDenied);
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        using var content = new FormUrlEncodedContent([
            .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
            KeyValuePair.Create("_handler", formName),
            KeyValuePair.Create("__RequestVerificationToken", token),
        ]);
        using var response = await visitor.PostAsync(path, content);
        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
    }
}
