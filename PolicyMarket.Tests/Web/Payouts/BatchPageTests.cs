using AngleSharp.Dom;
using Bunit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Payouts;

namespace PolicyMarket.Tests.Web.Payouts;

/// <summary>A batch: its checker sees what has to be checked, and nobody signs twice.</summary>
public sealed class BatchPageTests : PageTest
{
    [Fact]
    public void An_unknown_batch_gets_a_message_and_a_remedy()
    {
        SignIn(Roles.FinanceChecker);

        Assert.Contains("没有这个批次", Page(4711).Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_checker_sees_sums_by_item_and_fund_and_approves_a_stated_sum()
    {
        var batch = await TwoAsync();
        SignIn(Roles.FinanceChecker);
        var page = Page(batch.Id);

        Assert.Single(Buttons(page, "批准 2 笔，合计 123,456.78 元"));
        Assert.Contains("123,456.78 元 · 2 笔", page.Find("section[aria-labelledby=by-item]").TextContent, StringComparison.Ordinal);
        Assert.Contains(County.Fund.Name, page.Find("section[aria-labelledby=by-fund]").TextContent, StringComparison.Ordinal);
        Assert.Equal(batch.ContentHash, page.Find("input[name='Decision.ContentHash']").GetAttribute("value"));
        Assert.Contains("等另一位复核人", page.Find("section[aria-labelledby=signatures]").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("section[aria-labelledby=payouts] tbody tr").Count);
    }

    [Fact]
    public async Task A_checker_gets_no_button_for_a_batch_of_his_own()
    {
        var batch = await TwoAsync();
        SignIn(Roles.Finance, Roles.FinanceChecker);
        var page = Page(batch.Id);

        Assert.Contains("这个批次是你经办的，不能由你复核", page.Markup, StringComparison.Ordinal);
        Assert.Empty(Buttons(page, "批准"));
        Assert.Empty(Buttons(page, "退回经办"));
    }

    [Theory]
    [InlineData(Roles.Finance)]
    [InlineData(Roles.Supervisor)]
    public async Task Whoever_is_no_checker_sees_no_second_signature_to_give(string role)
    {
        var batch = await TwoAsync();
        SignIn(role);

        Assert.Empty(Page(batch.Id).FindAll("section[aria-labelledby=check]"));
    }

    [Fact]
    public async Task An_approval_without_the_hash_of_what_was_seen_is_refused_in_words()
    {
        var batch = await TwoAsync();
        SignIn(Roles.FinanceChecker);
        var page = Page(batch.Id);

        page.FindAll("section[aria-labelledby=check] form")[0].Submit();

        Assert.Contains("与你看到的不一致", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(BatchState.AwaitingApproval, (await County.LoadAsync(batch.Id)).State);
    }

    [Fact]
    public async Task What_stands_out_comes_before_the_list()
    {
        var (firmUser, offer, account) = await County.OtherFirmAsync(2, 23_456_78, holder: "别的名字");
        var batch = await County.BatchAsync(await County.ClaimAsync(), await County.ClaimAsync(firmUser, offer, account));
        SignIn(Roles.FinanceChecker);

        var finding = Page(batch.Id).Find("section[aria-labelledby=stand-out] li");

        Assert.Contains("户名“别的名字”与企业登记名称", finding.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_without_findings_says_what_was_looked_for()
    {
        var batch = await TwoAsync();
        SignIn(Roles.FinanceChecker);

        Assert.Contains("账户都已核验，户名与企业登记名称一致", Page(batch.Id).Find("section[aria-labelledby=stand-out]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_approval_the_maker_downloads_the_instruction_and_takes_the_answer_in()
    {
        var batch = await County.ApprovedAsync(await County.ClaimAsync());
        SignIn(Roles.Finance);
        var page = Page(batch.Id);

        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href") == Urls.BatchInstruction(batch.Id));
        Assert.Single(page.FindAll("input[type=file]"));
        Assert.Contains($"p-{Roles.FinanceChecker} 先生", page.Find("section[aria-labelledby=signatures]").TextContent, StringComparison.Ordinal);

        page.Find("section[aria-labelledby=bank] form").Submit();
        Assert.Contains("还没有选文件", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.FinanceChecker, true)]
    [InlineData(Roles.Supervisor, false)]
    public async Task After_approval_others_see_the_instruction_or_nothing_of_the_bank(string role, bool seesInstruction)
    {
        var batch = await County.ApprovedAsync(await County.ClaimAsync());
        SignIn(role);
        var page = Page(batch.Id);

        Assert.Equal(seesInstruction, page.FindAll("a").Any(a => a.GetAttribute("href") == Urls.BatchInstruction(batch.Id)));
        Assert.Empty(page.FindAll("input[type=file]"));
    }

    [Fact]
    public async Task A_settled_batch_shows_what_was_paid_and_why_the_rest_came_back()
    {
        var batch = await TwoAsync();
        County.Done(await County.Record.Get<BatchDesk>().ApproveAsync(County.Checker, batch.Id, batch.ContentHash, County.Ct));
        batch = await County.LoadAsync(batch.Id);
        County.Done(await County.TakeInAsync(batch, County.Answer(batch, PayoutNumber.Of(batch.Payouts.OrderBy(p => p.Id).First()))));
        SignIn(Roles.Finance);

        var page = Page(batch.Id);

        var rows = page.FindAll("section[aria-labelledby=payouts] tbody tr");
        Assert.Contains("已退回", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("账号不存在", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("已支付", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("已结清", page.Markup, StringComparison.Ordinal);
        Assert.Single(page.FindAll("input[type=file]")); // a payment may still come back days later
    }

    [Fact]
    public async Task A_rejected_batch_says_why()
    {
        var batch = await TwoAsync();
        County.Done(await County.Record.Get<BatchDesk>().RejectAsync(County.Checker, batch.Id, "账户要再核对", County.Ct));
        SignIn(Roles.Finance);

        var page = Page(batch.Id);

        Assert.Contains("退回理由：账户要再核对", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("section[aria-labelledby=bank]"));
    }

    private IRenderedComponent<BatchPage> Page(long batchId) => Render<BatchPage>(parameters => parameters.Add(p => p.BatchId, batchId));

    /// <summary>A batch of two firms' payouts: 100,000.00 and 23,456.78 yuan.</summary>
    private async Task<PayoutBatch> TwoAsync()
    {
        var (firmUser, offer, account) = await County.OtherFirmAsync(2, 23_456_78);
        return await County.BatchAsync(await County.ClaimAsync(), await County.ClaimAsync(firmUser, offer, account));
    }
}
