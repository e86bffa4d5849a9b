using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>What changes the record, sent as forms: the right role once, everybody else not at all.</summary>
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
        Assert.EndsWith(Urls.Claim(claim.Id), first.Headers.Location?.OriginalString, StringComparison.Ordinal);
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

        Assert.Equal(OfferState.Pushed, await County.Record.ReadAsync(db => db.Offers.Where(o => o.Id == host.OfferId).Select(o => o.State).SingleAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(Roles.Firm)]
    [InlineData(Roles.Officer)]
    [InlineData(Roles.FinanceChecker)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Administrator)]
    public async Task Nobody_but_the_maker_makes_a_batch(string role)
    {
        await SendAsync(role, Urls.Payouts, "make", ("Make.PayoutIds", $"{host.Payout.Id}"));

        Assert.Equal(1, await County.Record.ReadAsync(db => db.PayoutBatches.CountAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(Roles.Firm)]
    [InlineData(Roles.Officer)]
    [InlineData(Roles.Finance)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Administrator)]
    public async Task Nobody_but_a_checker_approves_a_batch(string role)
    {
        await SendAsync(role, Urls.Batch(host.Batch.Id), "approve", ("Decision.ContentHash", host.Batch.ContentHash));

        Assert.Equal(BatchState.AwaitingApproval, (await County.LoadAsync(host.Batch.Id)).State);
    }

    [Fact]
    public async Task From_batch_to_account_by_two_people()
    {
        var maker = await host.AsAsync(Roles.Finance);
        var checker = await host.AsAsync(Roles.FinanceChecker);
        using var made = await maker.SubmitAsync(Urls.Payouts, "make", ("Make.PayoutIds", $"{host.Payout.Id}"));
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
        var batchId = await County.Record.ReadAsync(db => db.Payouts.Where(p => p.Id == host.Payout.Id).Select(p => p.BatchId).SingleAsync());
        var path = Urls.Batch(Assert.NotNull(batchId));
        Assert.EndsWith(path, made.Headers.Location?.OriginalString, StringComparison.Ordinal);

        using var approved = await checker.SubmitAsync(path, "approve");
        Assert.Contains("已批准", (await Visitor.ReadAsync(approved)).QuerySelector("[role=status]")?.TextContent, StringComparison.Ordinal);

        using var instruction = await maker.GetAsync(path + "/instruction");
        Assert.Equal("text/csv", instruction.Content.Headers.ContentType?.MediaType);
        Assert.Contains(County.Account.Number, await instruction.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var answer = Encoding.UTF8.GetBytes(County.Answer(await County.LoadAsync(Assert.NotNull(batchId))));
        using var taken = await maker.SubmitAsync(path, "result", ("Result.File", "回单.csv", answer));
        Assert.Contains("已付 1 笔，退回 0 笔", (await Visitor.ReadAsync(taken)).Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal(100_000_00, await County.BalanceAsync(LedgerAccount.Paid));

        var firm = await host.AsAsync(Roles.Firm);
        Assert.Contains("已到账", (await firm.PageAsync(Urls.Claim(host.Payout.ClaimId))).Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_a_page_that_moved_on_is_answered_in_words_with_the_way_back()
    {
        var path = Urls.Batch(host.Batch.Id);
        var checker = await host.AsAsync(Roles.FinanceChecker);

        using var response = await checker.SubmitAsync(path + "?from=b", "long-gone");
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
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "confirm", ["Input.AccountId"] = $"{County.Account.Id}" });
        using var response = await firm.PostAsync(Urls.Confirm(host.OfferId), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("这次提交没有被接受", (await Visitor.ReadAsync(response)).QuerySelector("h1")?.TextContent);
        Assert.Equal(0, await County.Record.ReadAsync(db => db.Claims.CountAsync(c => c.OfferId == host.OfferId)));
    }

    [Fact]
    public async Task Somebody_deactivated_while_signed_in_changes_nothing_any_more()
    {
        var maker = await host.AsAsync(Roles.Finance);
        var token = (await maker.PageAsync(Urls.Payouts)).QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        County.Done(await host.Host.Services.GetRequiredService<PeopleDesk>().DeactivateAsync(County.Administrator, County.Maker, County.Ct));

        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "make", ["__RequestVerificationToken"] = token, ["Make.PayoutIds"] = $"{host.Payout.Id}",
        });
        using var response = await maker.PostAsync(Urls.Payouts, content);
        using var page = await maker.GetAsync(Urls.Payouts);

        Assert.Contains(Urls.SignIn, response.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(1, await County.Record.ReadAsync(db => db.PayoutBatches.CountAsync()));
        Assert.Equal(HttpStatusCode.Found, page.StatusCode);
    }

    [Fact]
    public async Task A_batch_cannot_be_approved_with_the_hash_of_another_content()
    {
        var checker = await host.AsAsync(Roles.FinanceChecker);
        using var response = await checker.SubmitAsync(Urls.Batch(host.Batch.Id), "approve", ("Decision.ContentHash", new string('0', 64)));

        Assert.Contains("与你看到的不一致", (await Visitor.ReadAsync(response)).QuerySelector("[role=alert]")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(BatchState.AwaitingApproval, (await County.LoadAsync(host.Batch.Id)).State);
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
        using var content = new FormUrlEncodedContent(
            [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("_handler", formName), KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var response = await visitor.PostAsync(path, content);
        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
    }
}
