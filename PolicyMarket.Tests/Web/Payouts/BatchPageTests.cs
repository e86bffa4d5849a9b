using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Tests.Data.Payouts.Answers;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Payouts;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Payouts;

/// <summary>A batch: its checker sees what has to be checked, and no one signs twice.</summary>
public sealed class BatchPageTests : PageTest
{
    [Fact]
    public void An_unknown_batch_gets_a_message_and_a_remedy()
    {
        SignInAtDesk(Roles.FinanceChecker);

        Assert.Contains("没有这个批次", Page(4711).Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_checker_sees_sums_by_item_and_fund_and_approves_a_stated_sum_in_a_dialog()
    {
        var batch = await TwoAsync();
        SignInAtDesk(Roles.FinanceChecker);
        var dialogs = Render<MudDialogProvider>();
        var page = Page(batch.Id);

        var sums = page.Find("section[aria-labelledby=sums] tbody").TextContent;
        Assert.Contains("123,456.78", sums, StringComparison.Ordinal);
        Assert.Contains(County.Fund.Name, sums, StringComparison.Ordinal);
        Assert.Contains("等另一位复核人", page.Find("section[aria-labelledby=signatures]").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("section[aria-labelledby=payouts] tbody tr").Count);
        Assert.Single(Buttons(page, "批准 2 笔，合计 123,456.78 元")).Click();
        dialogs.WaitForAssertion(() => Assert.Contains("2 笔，合计 123,456.78 元", dialogs.Markup, StringComparison.Ordinal));
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "批准").Click());

        page.WaitForAssertion(() => Assert.Contains("复核已签", page.Markup, StringComparison.Ordinal));
        Assert.Equal(BatchState.Approved, (await County.LoadAsync(batch.Id)).State);
    }

    [Fact]
    public async Task A_batch_that_changed_since_it_was_seen_is_refused_in_the_dialog()
    {
        var batch = await TwoAsync();
        SignInAtDesk(Roles.FinanceChecker);
        var dialogs = Render<MudDialogProvider>();
        var page = Page(batch.Id);
        County.Done(await County.Record.Get<PayeeDesk>().TakeOutAsync(County.Maker, batch.Payouts.Min(p => p.Id), "户名待核", County.Ct));

        Buttons(page, "批准")[0].Click();
        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll("button")));
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "批准").Click());

        dialogs.WaitForAssertion(() => Assert.Contains("与你看到的不一致", dialogs.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(BatchState.AwaitingApproval, (await County.LoadAsync(batch.Id)).State);
    }

    [Fact]
    public async Task The_dialog_asks_a_checker_with_a_second_factor_for_the_code_and_keeps_a_refusal_open()
    {
        var batch = await TwoAsync();
        var (app, _) = await Authenticator.SetUpAsync(County.Record, County.Checker);
        SignInAtDesk(Roles.FinanceChecker);
        var dialogs = Render<MudDialogProvider>();
        var page = Page(batch.Id);

        Buttons(page, "批准")[0].Click();
        dialogs.WaitForAssertion(() => Assert.Contains("动态验证码", dialogs.Markup, StringComparison.Ordinal));
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "批准").Click());
        dialogs.WaitForAssertion(() => Assert.Contains("动态验证码", dialogs.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        await dialogs.InvokeAsync(() => dialogs.Find("input").Input(app.Next()));
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").Single(b => b.TextContent == "批准").Click());

        page.WaitForAssertion(() => Assert.Contains("复核已签", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sending_back_waits_for_a_reason()
    {
        var batch = await TwoAsync();
        SignInAtDesk(Roles.FinanceChecker);
        var dialogs = Render<MudDialogProvider>();
        var page = Page(batch.Id);

        Buttons(page, "退回经办")[0].Click();
        dialogs.WaitForAssertion(() => Assert.True(dialogs.FindAll("button").Single(b => b.TextContent == "退回经办").HasAttribute("disabled")));
        dialogs.FindAll("button").Single(b => b.TextContent == "收款账户要再核对").Click();
        dialogs.FindAll("button").Single(b => b.TextContent == "退回经办").Click();

        page.WaitForAssertion(() => Assert.Contains("理由：收款账户要再核对", page.Markup, StringComparison.Ordinal));
        Assert.Equal(BatchState.Rejected, (await County.LoadAsync(batch.Id)).State);
    }

    [Fact]
    public async Task A_checker_gets_no_button_for_a_batch_of_his_own()
    {
        var batch = await TwoAsync();
        await County.Record.ForgeAsync($"""UPDATE "PayoutBatches" SET "MakerPersonId" = {County.Checker.Value}""");
        SignInAtDesk(Roles.FinanceChecker);
        var page = Page(batch.Id);

        Assert.Contains("这个批次是你经办的，不能由你复核", page.Markup, StringComparison.Ordinal);
        Assert.Empty(Buttons(page, "批准"));
        Assert.Empty(Buttons(page, "退回经办"));
    }

    [Theory]
    [InlineData(Roles.Finance)]
    [InlineData(Roles.Supervisor)]
    public async Task Whoever_is_no_checker_sees_no_second_signature_and_no_full_account(string role)
    {
        var batch = await TwoAsync();
        SignInAtDesk(role);
        var page = Page(batch.Id);

        Assert.Empty(page.FindAll(".decision"));
        Assert.Empty(Buttons(page, "显示完整账号"));
        Assert.DoesNotContain(County.Account.Number, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_checker_sees_full_accounts_once_the_reading_is_recorded()
    {
        var batch = await TwoAsync();
        SignInAtDesk(Roles.FinanceChecker);
        var page = Page(batch.Id);
        Assert.DoesNotContain(County.Account.Number, page.Markup, StringComparison.Ordinal);

        Buttons(page, "显示完整账号")[0].Click();

        page.WaitForAssertion(() => Assert.Contains(County.Account.Number, page.Markup, StringComparison.Ordinal));
        var reading = await County.Record.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Action == AuditAction.BatchAccountsRead.Code));
        Assert.Equal((County.Checker, $"batch:{batch.Id}"), (reading.PersonId ?? 0, reading.Subject));
    }

    [Fact]
    public async Task A_view_of_the_page_is_one_recorded_reading()
    {
        var batch = await TwoAsync();
        SignInAtDesk(Roles.Supervisor);
        Page(batch.Id);

        var reading = await County.Record.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Action == AuditAction.BatchRead.Code));
        Assert.Contains("2 家企业", reading.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remarks_come_first_and_an_open_finding_stops_the_approval()
    {
        var (firmUser, offer, account) = await County.OtherFirmAsync(2, 23_456_78, holder: "别的名字");
        var batch = await County.BatchAsync(await County.ClaimAsync(), await County.ClaimAsync(firmUser, offer, account));
        SignInAtDesk(Roles.FinanceChecker);
        var page = Page(batch.Id);

        Assert.Equal("remarks", page.FindAll("section")[0].GetAttribute("aria-labelledby"));
        Assert.Contains("户名“别的名字”与企业登记名称", page.Find("section[aria-labelledby=remarks]").TextContent, StringComparison.Ordinal);
        Assert.True(Buttons(page, "批准 2 笔")[0].HasAttribute("disabled"));
        Assert.Contains("1 处收款方待查", page.Find(".decision").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_maker_releases_a_finding_with_a_reason()
    {
        var (firmUser, offer, account) = await County.OtherFirmAsync(2, 23_456_78, holder: "别的名字");
        var batch = await County.BatchAsync(await County.ClaimAsync(firmUser, offer, account));
        SignInAtDesk(Roles.Finance);
        var dialogs = Render<MudDialogProvider>();
        var page = Page(batch.Id);

        Buttons(page, "放行")[0].Click();
        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll("textarea")));
        dialogs.Find("textarea").Input("改名函已核");
        dialogs.FindAll("button").Single(b => b.TextContent == "放行").Click();

        page.WaitForAssertion(() => Assert.Contains("已放行：改名函已核", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_batch_without_findings_says_what_was_looked_for()
    {
        var batch = await TwoAsync();
        SignInAtDesk(Roles.FinanceChecker);

        Assert.Contains(
            "账户都已核验，户名与企业登记名称一致",
            Page(batch.Id).Find("section[aria-labelledby=remarks]").TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(Roles.Finance, true, true)]
    [InlineData(Roles.FinanceChecker, true, false)]
    [InlineData(Roles.Supervisor, false, false)]
    public async Task After_approval_the_maker_takes_answers_in_and_others_see_less_of_the_bank(string role, bool seesInstruction, bool takesIn)
    {
        var batch = await County.ApprovedAsync(await County.ClaimAsync());
        SignInAtDesk(role);
        var page = Page(batch.Id);

        Assert.Equal(seesInstruction ? PaymentFormats.All.Length : 0, Buttons(page, "生成").Count);
        Assert.Equal(takesIn ? 1 : 0, page.FindAll("input[type=file]").Count);
    }

    [Fact]
    public async Task A_payment_file_is_made_on_the_page_and_offered_with_its_seal()
    {
        var batch = await County.ApprovedAsync(await County.ClaimAsync());
        SignInAtDesk(Roles.Finance);
        var page = Page(batch.Id);

        page.Find("button[aria-label='生成 CSV']").Click();

        page.WaitForAssertion(() =>
            Assert.Contains("报文号 BF20261122-001-CSV-1", page.Find("section[aria-labelledby=files]").TextContent, StringComparison.Ordinal)
        );
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href") == Urls.BatchFile(batch.Id, PaymentFormats.Csv));
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href") == Urls.BatchFileSeal(batch.Id, PaymentFormats.Csv));
    }

    [Fact]
    public async Task What_a_payment_message_lacks_is_said_on_the_page()
    {
        var batch = await County.ApprovedAsync(await County.ClaimAsync());
        SignInAtDesk(Roles.Finance);
        var page = Page(batch.Id);

        page.Find("button[aria-label='生成 ISO 20022 pain.001']").Click();

        page.WaitForAssertion(() => Assert.Contains("import payers", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("已生成", page.Find("section[aria-labelledby=files]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statement_entries_of_no_payout_are_listed_with_the_reference_of_the_bank()
    {
        await PayingSide.RegisterAsync(County);
        var batch = await County.ApprovedAsync(await County.ClaimAsync());
        var today = County.Record.Business.Today;
        var text = AnswerTexts.Camt053([AnswerTexts.Of(batch.Payouts[0], true, today)], AnswerTexts.Fee(12_34, true, today, "FEE1", "手续费"));
        SignInAtDesk(Roles.Finance);
        var page = Page(batch.Id);

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, "流水.xml"));

        page.WaitForAssertion(() => Assert.Contains("FEE1", page.Find("section[aria-labelledby=entries]").TextContent, StringComparison.Ordinal));
        Assert.Contains("手续费", page.Find("section[aria-labelledby=entries]").TextContent, StringComparison.Ordinal);
        Assert.Contains("没有说不清的钱", page.Find("section[aria-labelledby=money]").TextContent, StringComparison.Ordinal);
        Assert.Contains("已收进 1 份文件", page.Find("section[aria-labelledby=bank]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_of_the_bank_is_taken_in_and_every_fen_has_its_place()
    {
        var made = await TwoAsync();
        County.Done(await County.Record.Get<BatchDesk>().ApproveAsync(County.Checker, made.Id, made.ContentHash, County.Ct));
        var batch = await County.LoadAsync(made.Id);
        var answer = County.Answer(batch, PayoutNumber.Of(batch.Payouts.OrderBy(p => p.Id).First()));
        SignInAtDesk(Roles.Finance);
        var page = Page(batch.Id);
        Assert.Contains("还没有回执 2 笔", page.Find("section[aria-labelledby=money]").TextContent, StringComparison.Ordinal);

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(answer, "回单.csv"));

        page.WaitForAssertion(() => Assert.Contains("没有说不清的钱", page.Markup, StringComparison.Ordinal));
        var money = page.Find("section[aria-labelledby=money]").TextContent;
        Assert.Contains("已付 1 笔23,456.78", money, StringComparison.Ordinal);
        Assert.Contains("退回待重拨 1 笔100,000.00", money, StringComparison.Ordinal);
        Assert.Contains("账号不存在", page.Find("section[aria-labelledby=payouts]").TextContent, StringComparison.Ordinal);
        Assert.Contains("已结清", page.Markup, StringComparison.Ordinal);
        Assert.Single(page.FindComponents<MudFileUpload<IBrowserFile>>()); // a payment may still come back days later
    }

    [Fact]
    public async Task A_file_of_the_bank_that_does_not_fit_is_refused_with_its_rows()
    {
        var batch = await County.ApprovedAsync(await County.ClaimAsync());
        SignInAtDesk(Roles.Finance);
        var page = Page(batch.Id);

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(County.BankHeader + "X-1,1.00,已付,2026-11-22,B1,\r\n", "回单.csv"));

        page.WaitForAssertion(() => Assert.Contains("第 2 行", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<BatchPage> Page(long batchId)
    {
        var page = Render<BatchPage>(parameters => parameters.Add(p => p.BatchId, batchId));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=alert], section")));
        return page;
    }

    /// <summary>A batch of two firms' payouts: 100,000.00 and 23,456.78 yuan.</summary>
    private async Task<PayoutBatch> TwoAsync()
    {
        var (firmUser, offer, account) = await County.OtherFirmAsync(2, 23_456_78);
        return await County.BatchAsync(await County.ClaimAsync(), await County.ClaimAsync(firmUser, offer, account));
    }
}
