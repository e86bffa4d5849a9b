using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Payouts;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Payouts;

/// <summary>The finance desk: what waits by fund and item, what came back, and who may do what about it.</summary>
public sealed class PayoutsPageTests : PageTest
{
    private const string MakeButton = "做成批次";

    [Fact]
    public void With_nothing_to_pay_it_says_where_payouts_come_from()
    {
        var page = Page(Roles.Finance);

        Assert.Contains("没有等着编批的款项", page.Markup, StringComparison.Ordinal);
        Assert.Contains("还没有批次", page.Markup, StringComparison.Ordinal);
        Assert.Empty(Buttons(page, MakeButton));
    }

    [Fact]
    public async Task The_first_picture_of_the_page_reads_nothing()
    {
        await County.ClaimAsync();
        SignIn(Roles.Finance);
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        Assert.DoesNotContain(County.Item.Title, Render<PayoutsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_says_how_many_payouts_and_how_much_money_it_takes()
    {
        await TwoAsync();

        var page = Page(Roles.Finance);

        var row = Assert.Single(page.FindAll("section[aria-labelledby=waiting] tbody tr"));
        Assert.Contains(County.Item.Title, row.TextContent, StringComparison.Ordinal);
        Assert.Contains(County.Fund.Name, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 笔", row.TextContent, StringComparison.Ordinal);
        Assert.Single(Buttons(page, "做成批次：2 笔，123,456.78 元"));
        Assert.DoesNotContain(County.Firm.Name, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_is_not_chosen_takes_nothing()
    {
        await TwoAsync();
        var page = Page(Roles.Finance);

        page.Find("section[aria-labelledby=waiting] input.tick").Change(false);

        Assert.True(Assert.Single(Buttons(page, MakeButton)).HasAttribute("disabled"));
    }

    [Fact]
    public async Task An_opened_group_lists_its_payouts_masked_records_the_reading_and_leaves_one_out()
    {
        await TwoAsync();
        var page = Page(Roles.Finance);

        Buttons(page, "逐笔看")[0].Click();

        page.WaitForAssertion(() => Assert.Contains(County.Firm.Name, page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(County.Account.Number, page.Markup, StringComparison.Ordinal);
        Assert.Contains("2 家企业", Assert.Single(await ReadingsAsync()).Detail, StringComparison.Ordinal);
        page.FindAll(".rows input.tick")[0].Change(false);
        Assert.Single(Buttons(page, "做成批次：1 笔，23,456.78 元"));
    }

    [Fact]
    public async Task Payouts_to_accounts_that_the_bank_has_not_verified_stay_out()
    {
        await TwoAsync();
        await County.Record.PutAsync($"""UPDATE "BankAccounts" SET "IsVerified" = 0 WHERE "Id" = {County.Account.Id}""");

        var page = Page(Roles.Finance);

        Assert.Single(Buttons(page, "做成批次：1 笔，23,456.78 元"));
        Assert.Contains("1 笔 100,000.00 元", page.Find("section[aria-labelledby=waiting] tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_maker_makes_the_batch_and_is_led_to_it()
    {
        await TwoAsync();
        var page = Page(Roles.Finance);

        Buttons(page, MakeButton)[0].Click();

        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.Contains("/desk/payouts/", navigation.Uri, StringComparison.Ordinal));
        var batch = await County.Record.ReadAsync(db => db.PayoutBatches.SingleAsync());
        Assert.Equal((2, 123_456_78L, County.Maker), (batch.PayoutCount, batch.TotalFen, batch.MakerPersonId));
        Assert.EndsWith(Urls.Batch(batch.Id), navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.FinanceChecker)]
    [InlineData(Roles.Supervisor)]
    public async Task Whoever_is_no_maker_sees_the_groups_without_the_button(string role)
    {
        await County.ClaimAsync();

        var page = Page(role);

        Assert.Contains("待编批（1 笔）", page.Markup, StringComparison.Ordinal);
        Assert.Empty(Buttons(page, MakeButton));
        Assert.Empty(page.FindAll("input.tick"));
    }

    [Fact]
    public async Task A_batch_stands_in_the_list_with_state_both_people_and_its_money()
    {
        var batch = await County.ApprovedAsync(await County.ClaimAsync());

        var row = Page(Roles.Supervisor).Find("section[aria-labelledby=batches] tbody tr");

        Assert.Equal(Urls.Batch(batch.Id), row.QuerySelector("a")?.GetAttribute("href"));
        Assert.Contains(batch.Number, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("复核通过，等银行回单", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("等回执 100,000.00 元", row.TextContent, StringComparison.Ordinal);
        Assert.Contains($"p-{Roles.Finance} 先生", row.TextContent, StringComparison.Ordinal);
        Assert.Contains($"p-{Roles.FinanceChecker} 先生", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_returned_payout_is_sent_to_another_account_than_the_refused_one()
    {
        await ReturnedAsync();
        Assert.Contains("企业没有别的账户", Page(Roles.Finance).Find("section[aria-labelledby=returned]").TextContent, StringComparison.Ordinal);
        await County.Record.AccountAsync(County.Firm, "6222999988887777");
        var page = Render<PayoutsPage>();

        var returned = page.Find("section[aria-labelledby=returned]");
        Assert.Contains("账号不存在", returned.TextContent, StringComparison.Ordinal);
        Buttons(page, "重新拨付")[0].Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("section[aria-labelledby=returned]")));
        var again = await County.Record.ReadAsync(db => db.Payouts.SingleAsync(p => p.Attempt == 2));
        Assert.Equal("6222999988887777", again.AccountNumber);
    }

    [Fact]
    public async Task Only_the_maker_can_send_a_returned_payout_again()
    {
        await ReturnedAsync();
        await County.Record.AccountAsync(County.Firm, "6222999988887777");

        Assert.Empty(Buttons(Page(Roles.FinanceChecker), "重新拨付"));
    }

    private IRenderedComponent<PayoutsPage> Page(string role)
    {
        SignInAtDesk(role);
        var page = Render<PayoutsPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("section[aria-labelledby=batches]")));
        return page;
    }

    private Task<List<AuditEvent>> ReadingsAsync() =>
        County.Record.ReadAsync(db => db.AuditEvents.Where(e => e.Action == AuditAction.PayoutsRead.Code).ToListAsync());

    /// <summary>Payouts of two firms: 100,000.00 and 23,456.78 yuan.</summary>
    private async Task TwoAsync()
    {
        await County.ClaimAsync();
        var (firmUser, offer, account) = await County.OtherFirmAsync(2, 23_456_78);
        await County.ClaimAsync(firmUser, offer, account);
    }

    private async Task ReturnedAsync()
    {
        var batch = await County.ApprovedAsync(await County.ClaimAsync());
        County.Done(await County.TakeInAsync(batch, County.Answer(batch, PayoutNumber.Of(batch.Payouts.Single()))));
    }
}
