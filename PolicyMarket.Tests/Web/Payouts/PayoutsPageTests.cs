using AngleSharp.Dom;
using Bunit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Payouts;

namespace PolicyMarket.Tests.Web.Payouts;

/// <summary>The finance desk: what waits for a batch, what came back, and who may do what about it.</summary>
public sealed class PayoutsPageTests : PageTest
{
    private const string MakeButton = "把勾选的编成一个批次";

    [Fact]
    public void With_nothing_to_pay_it_says_where_payouts_come_from()
    {
        SignIn(Roles.Finance);
        var page = Render<PayoutsPage>();

        Assert.Contains("没有等着编批的款项", page.Markup, StringComparison.Ordinal);
        Assert.Contains("还没有批次", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button"));
    }

    [Fact]
    public async Task The_maker_finds_all_that_waits_ticked_with_its_sum()
    {
        var mine = await County.ClaimAsync();
        var (firmUser, offer, account) = await County.OtherFirmAsync(2, 23_456_78);
        var theirs = await County.ClaimAsync(firmUser, offer, account);
        SignIn(Roles.Finance);

        var page = Render<PayoutsPage>();

        var waiting = page.Find("section[aria-labelledby=waiting]");
        Assert.Contains("待编批（2 笔）", waiting.TextContent, StringComparison.Ordinal);
        Assert.Contains("123,456.78 元", waiting.TextContent, StringComparison.Ordinal);
        Assert.Equal([$"{mine.Id}", $"{theirs.Id}"], waiting.QuerySelectorAll("tbody input[checked]").Select(b => b.GetAttribute("value")));
        Assert.Contains($"选中 {mine.Claim?.Number}", waiting.InnerHtml, StringComparison.Ordinal);
        Assert.Single(Buttons(page, MakeButton));
        Assert.DoesNotContain(County.Account.Number, page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.FinanceChecker)]
    [InlineData(Roles.Supervisor)]
    public async Task Whoever_is_no_maker_sees_the_list_without_the_button(string role)
    {
        await County.ClaimAsync();
        SignIn(role);

        var page = Render<PayoutsPage>();

        Assert.Contains("待编批（1 笔）", page.Markup, StringComparison.Ordinal);
        Assert.Empty(Buttons(page, MakeButton));
    }

    [Fact]
    public async Task With_no_box_ticked_nothing_is_batched_and_it_says_so()
    {
        await County.ClaimAsync();
        SignIn(Roles.Finance);
        var page = Render<PayoutsPage>();

        page.Find("form").Submit();

        Assert.Contains("一笔也没有勾选", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("还没有批次", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_stands_in_the_list_with_state_and_both_people()
    {
        var batch = await County.ApprovedAsync(await County.ClaimAsync());
        SignIn(Roles.Supervisor);

        var row = Render<PayoutsPage>().Find("section[aria-labelledby=batches] tbody tr");

        Assert.Equal(Urls.Batch(batch.Id), row.QuerySelector("a")?.GetAttribute("href"));
        Assert.Contains(batch.Number, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("复核通过，等银行回单", row.TextContent, StringComparison.Ordinal);
        Assert.Contains($"p-{Roles.Finance} 先生", row.TextContent, StringComparison.Ordinal);
        Assert.Contains($"p-{Roles.FinanceChecker} 先生", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_returned_payout_waits_for_another_account_with_its_reason()
    {
        var batch = await County.ApprovedAsync(await County.ClaimAsync());
        County.Done(await County.TakeInAsync(batch, County.Answer(batch, PayoutNumber.Of(batch.Payouts.Single()))));
        await County.Record.AccountAsync(County.Firm, "6222999988887777");

        SignIn(Roles.Finance);
        var returned = Render<PayoutsPage>().Find("section[aria-labelledby=returned]");
        Assert.Contains("退回原因：账号不存在", returned.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, returned.QuerySelectorAll("option[value]:not([value=''])").Length);
        Assert.Contains("重新拨付", returned.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_maker_can_send_a_returned_payout_again()
    {
        var batch = await County.ApprovedAsync(await County.ClaimAsync());
        County.Done(await County.TakeInAsync(batch, County.Answer(batch, PayoutNumber.Of(batch.Payouts.Single()))));
        SignIn(Roles.FinanceChecker);

        Assert.Empty(Buttons(Render<PayoutsPage>(), "重新拨付"));
    }
}
