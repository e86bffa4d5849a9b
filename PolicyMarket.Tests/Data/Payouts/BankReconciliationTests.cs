using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Data.Payouts;

public sealed class BankReconciliationTests
{
    [Fact]
    public async Task Paid_and_returned_are_settled_told_and_disclosed()
    {
        await using var county = await County.CreateAsync();
        var first = await county.ClaimAsync();
        var (firmUser, offer, account) = await county.OtherFirmAsync(2, 50_000_00);
        var second = await county.ClaimAsync(firmUser, offer, account);
        var batch = await county.ApprovedAsync(first, second);
        Assert.Equal(new BankResultTaken(1, 1), County.Done(await county.TakeInAsync(batch, county.Answer(batch, "LY20261122-000002-1-1"))));
        Assert.Equal(BatchState.Settled, (await county.LoadAsync(batch.Id)).State);
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Paid));
        Assert.Equal(0, await county.BalanceAsync(LedgerAccount.Approved));
        Assert.Equal(900_000_00, await county.BalanceAsync(LedgerAccount.Available));
        var claims = await county.Record.ReadAsync(db => db.Claims.OrderBy(c => c.Number).Include(c => c.Events).ToListAsync());
        Assert.Equal([ClaimState.Paid, ClaimState.Returned], claims.Select(c => c.State));
        Assert.Equal(
            ["企业已确认领取", "资金已预留", "已编入拨付批次", "财政复核通过", "款项已到账"],
            claims[0].Events.OrderBy(e => e.Sequence).Select(e => e.Title)
        );
        Assert.Equal("账号不存在", claims[1].Events.MaxBy(e => e.Sequence)?.Note);
        var shown = await county.Record.ReadAsync(db => db.DisclosureRecords.SingleAsync());
        Assert.Equal((first.Id, 100_000_00L, "工信局", "F1 专项资金"), (shown.PayoutId, shown.AmountFen, shown.DepartmentName, shown.FundName));
        Assert.Equal(county.Firm.CreditCode[..4] + "**********" + county.Firm.CreditCode[^4..], shown.MaskedCreditCode);
        Assert.Equal(2, await county.Record.ReadAsync(db => db.Notices.CountAsync(n => n.Key.StartsWith("payout:"))));
    }

    [Fact]
    public async Task Same_file_twice_and_sixteen_times_at_once_changes_once()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var csv = county.Answer(batch);
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => county.TakeInAsync(batch, csv))));
        Assert.All(results, r => Assert.Equal(new BankResultTaken(1, 0), County.Done(r)));
        Assert.Equal(1, await county.Record.ReadAsync(db => db.BankResults.CountAsync()));
        Assert.Equal(1, await county.Record.ReadAsync(db => db.DisclosureRecords.CountAsync()));
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Paid));
        Assert.Equal(new BankResultTaken(0, 0), County.Done(await county.TakeInAsync(batch, csv + "\r\n"))); // another file with the same answers
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Paid));
    }

    public static TheoryData<string, string, string?> BadFiles() =>
        new()
        {
            { "", DataDiagnostics.BankFileUnreadable, null },
            { "编号,金额\r\n", DataDiagnostics.BankFileHeader, "第 1 行" },
            { "拨付编号,金额,结果,日期,流水号,原因,备注\r\n", DataDiagnostics.BankFileHeader, "第 1 行" },
            { "@1\"x\r\n", DataDiagnostics.BankFileUnreadable, null },
            { "@H@1,100000.00,已付,2026-11-22,\"B1\r\n", DataDiagnostics.BankFileUnreadable, "第 2 行" },
            { "@H@1,100000.00,已付,2026-11-22,B1\r\n@2", DataDiagnostics.BankFileColumns, "第 2 行" },
            { "@H@1,100000.00,已付,2026-11-22,=1+1,\r\n@2", DataDiagnostics.BankFileFormula, "第 2 行 · 流水号" },
            { "@H@1,-100000.00,已付,2026-11-22,B1,\r\n@2", DataDiagnostics.BankFileAmount, "第 2 行 · 金额" },
            {
                "@H@1,100000.00,已付,2026-11-22,B1,\r\n@2\r\nLY20261122-000009-1-1,1.00,已付,2026-11-22,B9,\r\n",
                DataDiagnostics.BankFileUnknown,
                "第 4 行 · 拨付编号"
            },
            { "@H@1,100000.00,已付,2026-11-22,B1,\r\n@1,100000.00,已付,2026-11-22,B1,\r\n", DataDiagnostics.BankFileTwice, "第 3 行 · 拨付编号" },
            { "@H@1,100000.01,已付,2026-11-22,B1,\r\n@2", DataDiagnostics.BankFileAmount, "第 2 行 · 金额" },
            { "@H@1,十万,已付,2026-11-22,B1,\r\n@2", DataDiagnostics.BankFileAmount, "第 2 行 · 金额" },
            { "@H@1,100000.00,成功,2026-11-22,B1,\r\n@2", DataDiagnostics.BankFileResult, "第 2 行 · 结果" },
            { "@H@1,100000.00,已付,2026-02-30,B1,\r\n@2", DataDiagnostics.BankFileDate, "第 2 行 · 日期" },
            { "@H@1,100000.00,已付,2026-11-21,B1,\r\n@2", DataDiagnostics.BankFileDate, "第 2 行 · 日期" },
            { "@H@1,100000.00,已付,2026-11-23,B1,\r\n@2", DataDiagnostics.BankFileDate, "第 2 行 · 日期" },
            { "@H@1,100000.00,已付,2026-11-22,1.23E+15,\r\n@2", DataDiagnostics.BankFileReference, "第 2 行 · 流水号" },
            { "@H@1,100000.00,已付,2026-11-22,202611220001234000000,\r\n@2", DataDiagnostics.BankFileReference, "第 2 行 · 流水号" },
            { "@H@1,100000.00,已付,2026-11-22,b 2,\r\n@2", DataDiagnostics.BankReferenceUsed, "第 3 行 · 流水号" },
            { "@H@1,100000.00,已付,2026-11-22,,\r\n@2", DataDiagnostics.BankFileText, "第 2 行 · 流水号" },
            { "@H@1,100000.00,退回,2026-11-22,B1,\r\n@2", DataDiagnostics.BankFileText, "第 2 行 · 原因" },
            { "@H", DataDiagnostics.BankFileMissing, null },
        };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task File_that_does_not_fit_is_refused_whole_with_its_place(string file, string code, string? where)
    {
        await using var county = await County.CreateAsync();
        var first = await county.ClaimAsync();
        var (firmUser, offer, account) = await county.OtherFirmAsync(2, 50_000_00);
        var batch = await county.ApprovedAsync(first, await county.ClaimAsync(firmUser, offer, account));
        var text = file.Replace("@H", County.BankHeader)
            .Replace("@1", "LY20261122-000001-1-1")
            .Replace("@2", "LY20261122-000002-1-1,50000.00,已付,2026-11-22,B2,");
        var result = await county.TakeInAsync(batch, text);
        County.Refused(result, code);
        Assert.Contains(result.Diagnostics, d => d.Code == code && (where is null || d.Where == where));
        Assert.Equal(BatchState.Approved, (await county.LoadAsync(batch.Id)).State);
        Assert.Equal(150_000_00, await county.BalanceAsync(LedgerAccount.Approved));
        Assert.Equal(0, await county.Record.ReadAsync(db => db.BankResults.CountAsync()));
        County.Done(await county.TakeInAsync(batch, county.Answer(batch))); // mended
    }

    [Fact]
    public async Task Every_bad_cell_is_listed_at_once()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var result = await county.TakeInAsync(batch, County.BankHeader + "LY20261122-000001-1-1,1.00,成功,昨天,,\r\nX,1,已付,2026-11-22,B,\r\n");
        Assert.Equal(["第 2 行 · 金额", "第 2 行 · 结果", "第 2 行 · 日期", "第 3 行 · 拨付编号"], result.Diagnostics.Select(d => d.Where));
    }

    [Fact]
    public async Task File_in_gb18030_with_columns_in_another_order_is_read()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        const string csv = "原因,流水号,日期,结果,金额,拨付编号\n\"账号\"\"错误\"\"，请改\",B7,2026/11/22,退回,\"100,000.00\",LY20261122-000001-1-1\n";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = new MemoryStream(Encoding.GetEncoding("GB18030").GetBytes(csv));
        var taken = County.Done(await county.Record.Get<BankReconciliation>().TakeInAsync(county.Maker, batch.Id, "r.csv", stream, County.Ct));
        Assert.Equal(new BankResultTaken(0, 1), taken);
        Assert.Equal("账号\"错误\"，请改", await county.Record.ReadAsync(db => db.Payouts.Select(p => p.ReturnReason).SingleAsync()));
    }

    [Fact]
    public async Task Batch_that_is_not_approved_takes_no_result_and_gives_no_instruction()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.BatchAsync(await county.ClaimAsync());
        County.Refused(await county.TakeInAsync(batch, county.Answer(batch)), DataDiagnostics.WorkStateMoved);
        County.Refused(
            await county.Record.Get<InstructionWriter>().InstructionAsync(county.Maker, batch.Id, PaymentFormats.Csv, County.Ct),
            DataDiagnostics.WorkStateMoved
        );
    }

    [Fact]
    public async Task Instruction_file_carries_every_payout_and_no_formula()
    {
        await using var county = await County.CreateAsync();
        var (firmUser, offer, account) = await county.OtherFirmAsync(2, holder: "=HYPERLINK(\"http://x\",\"公司\")");
        var batch = await county.ReleasedAsync(await county.BatchAsync(await county.ClaimAsync(), await county.ClaimAsync(firmUser, offer, account)));
        var file = County.Done(await county.Record.Get<InstructionWriter>().InstructionAsync(county.Maker, batch.Id, PaymentFormats.Csv, County.Ct));
        Assert.Equal("BF20261122-001-付款指令.csv", file.FileName);
        var lines = Encoding.UTF8.GetString(file.Content).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal(InstructionRows.Header, lines[0]);
        Assert.Equal("LY20261122-000001-1-1,涟源第1机械有限公司,涟源农商银行,6222000011112222,100000.00,LY20261122-000001,item-1 奖补", lines[1]);
        Assert.Contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"公司\"\")\",", lines[2], StringComparison.Ordinal);
        Assert.Equal(1, await county.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == "batch.instruction")));
    }

    [Fact]
    public async Task Returned_payout_is_sent_again_once_and_reserves_anew()
    {
        await using var county = await County.CreateAsync();
        var payout = await county.ClaimAsync();
        var batch = await county.ApprovedAsync(payout);
        var desk = county.Record.Get<ReturnDesk>();
        County.Refused(await desk.ResendAsync(county.Maker, payout.Id, county.Account.Id, County.Ct), DataDiagnostics.WorkStateMoved);
        County.Done(await county.TakeInAsync(batch, county.Answer(batch, "LY20261122-000001-1-1")));
        var mended = await county.Record.AccountAsync(county.Firm, "6222888877776666");
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(i => Task.Run(() => desk.ResendAsync(i % 2 == 0 ? county.Maker : county.FirmUser, payout.Id, mended.Id, County.Ct)))
        );
        var again = Assert.Single(results.Select(County.Done).Distinct());
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Reserved));
        var second = await county.Record.ReadAsync(db => db.Payouts.Include(p => p.Claim).SingleAsync(p => p.Id == again));
        Assert.Equal((2, "6222888877776666", ClaimState.Confirmed), (second.Attempt, second.AccountNumber, second.Claim?.State));
        var approved = await county.ApprovedAsync(second);
        County.Done(await county.TakeInAsync(approved, county.Answer(approved)));
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Paid));
        Assert.Equal(900_000_00, await county.BalanceAsync(LedgerAccount.Available));
    }

    [Fact]
    public async Task Resending_another_firms_payout_or_to_its_account_is_refused()
    {
        await using var county = await County.CreateAsync();
        var payout = await county.ClaimAsync();
        var (firmUser, _, account) = await county.OtherFirmAsync(2);
        var batch = await county.ApprovedAsync(payout);
        County.Done(await county.TakeInAsync(batch, county.Answer(batch, "LY20261122-000001-1-1")));
        var desk = county.Record.Get<ReturnDesk>();
        County.Refused(await desk.ResendAsync(firmUser, payout.Id, account.Id, County.Ct), DataDiagnostics.NotYours);
        County.Refused(await desk.ResendAsync(county.FirmUser, payout.Id, account.Id, County.Ct), DataDiagnostics.AccountNotYours);
    }
}
