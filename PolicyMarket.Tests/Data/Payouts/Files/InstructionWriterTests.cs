using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Data.Payouts.Answers;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts.Files;

/// <summary>Payment files of a batch: the same bytes under the same id for good, sealed, refused when something is missing or was answered.</summary>
public sealed class InstructionWriterTests
{
    public static TheoryData<string> Formats => [.. PaymentFormats.All.Select(format => format.Id)];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Second_download_gives_the_same_bytes_under_the_same_id_and_the_seal_verifies(string format)
    {
        await using var county = await County.CreateAsync();
        await PayingSide.RegisterAsync(county);
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var messageId = County.Done(await county.Record.Get<InstructionWriter>().PrepareAsync(county.Checker, batch.Id, format, County.Ct));
        var first = County.Done(await DownloadAsync(county, batch, format));
        county.Record.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(messageId, County.Done(await county.Record.Get<InstructionWriter>().PrepareAsync(county.Maker, batch.Id, format, County.Ct)));
        var second = County.Done(await DownloadAsync(county, batch, format));
        Assert.Equal(first.Content, second.Content);
        Assert.Equal(first.FileName, second.FileName);

        var kept = await county.Record.ReadAsync(db => db.PaymentFiles.SingleAsync());
        Assert.Equal((messageId, 1, 100_000_00L), (kept.MessageId, kept.PayoutCount, kept.TotalFen));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(first.Content)), kept.ContentHash);
        var seal = County.Done(await county.Record.Get<InstructionWriter>().SealAsync(county.Maker, batch.Id, format, County.Ct));
        Assert.Equal(first.FileName + ".seal", seal.FileName);
        Assert.Contains(messageId, County.Done(await VerifyAsync(county, first.Content, seal.Content)), StringComparison.Ordinal);
        Assert.Equal(
            ["batch.file", "batch.instruction", "batch.instruction", "batch.seal"],
            await county.Record.ReadAsync(db =>
                db.AuditEvents.Where(a => a.Subject == $"batch:{batch.Id}" && a.Id > 0)
                    .OrderBy(a => a.Id)
                    .Select(a => a.Action)
                    .Where(a => a == "batch.file" || a == "batch.instruction" || a == "batch.seal")
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Changed_file_seal_or_record_does_not_verify()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var file = County.Done(await DownloadAsync(county, batch, PaymentFormats.Csv));
        var seal = County.Done(await county.Record.Get<InstructionWriter>().SealAsync(county.Maker, batch.Id, PaymentFormats.Csv, County.Ct)).Content;
        var sealText = Encoding.UTF8.GetString(seal);

        County.Refused(await VerifyAsync(county, [.. file.Content, (byte)' '], seal), DataDiagnostics.PaymentFileSeal);
        County.Refused(
            await VerifyAsync(county, file.Content, Encoding.UTF8.GetBytes(sealText.Replace("CSV-1", "CSV-2", StringComparison.Ordinal))),
            DataDiagnostics.PaymentFileSeal
        );
        County.Refused(await VerifyAsync(county, file.Content, "no seal"u8.ToArray()), DataDiagnostics.PaymentFileSeal);
        County.Refused(await VerifyAsync(county, file.Content, "{}"u8.ToArray()), DataDiagnostics.PaymentFileSeal);

        await county.Record.ForgeAsync($"UPDATE PaymentFiles SET Content = x'00'");
        County.Refused(await VerifyAsync(county, file.Content, seal), DataDiagnostics.RecordChanged);
        County.Refused(await DownloadAsync(county, batch, PaymentFormats.Csv), DataDiagnostics.RecordChanged);
        County.Refused(
            await county.Record.Get<InstructionWriter>().SealAsync(county.Maker, batch.Id, PaymentFormats.Csv, County.Ct),
            DataDiagnostics.RecordChanged
        );
    }

    [Fact]
    public async Task Missing_setup_is_named_with_its_remedy_and_nothing_is_kept()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var refused = await DownloadAsync(county, batch, PaymentFormats.Pain001);
        County.Refused(refused, DataDiagnostics.PaymentSetup);
        Assert.Contains("import payers", refused.Why, StringComparison.Ordinal);
        Assert.Contains("import branches", refused.Why, StringComparison.Ordinal);
        County.Refused(await DownloadAsync(county, batch, PaymentFormats.Treasury), DataDiagnostics.PaymentSetup);

        County.Done(
            await PayingSide.PayersAsync(
                county,
                $"资金池,户名,开户行,账号,行号\r\n{county.Fund.Code},财政局,某行,{PayingSide.AccountNumber},{PayingSide.BankCode}\r\n"
            )
        );
        Assert.Contains("功能分类", (await DownloadAsync(county, batch, PaymentFormats.Treasury)).Why, StringComparison.Ordinal);
        Assert.False(await county.Record.ReadAsync(db => db.PaymentFiles.AnyAsync()));
        Assert.Null((await county.LoadAsync(batch.Id)).InstructedAt);
        County.Refused(await DownloadAsync(county, batch, "pain.003"), DataDiagnostics.WorkNotFound);
        County.Refused(
            await county.Record.Get<InstructionWriter>().SealAsync(county.Maker, batch.Id, PaymentFormats.Csv, County.Ct),
            DataDiagnostics.WorkNotFound
        );
    }

    [Fact]
    public async Task Forged_paying_account_or_bank_code_stops_the_file()
    {
        await using var county = await County.CreateAsync();
        await PayingSide.RegisterAsync(county);
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        await county.Record.ForgeAsync($"UPDATE BankBranches SET ClearingCode = '102100099996'");
        County.Refused(await DownloadAsync(county, batch, PaymentFormats.Pain001), DataDiagnostics.RecordChanged);
        await county.Record.ForgeAsync($"UPDATE PayingAccounts SET Number = '43138299999999'");
        County.Refused(await DownloadAsync(county, batch, PaymentFormats.Treasury), DataDiagnostics.RecordChanged);
    }

    [Fact]
    public async Task Once_the_bank_has_answered_no_further_format_is_made_but_an_earlier_one_is_given_again()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var file = County.Done(await DownloadAsync(county, batch, PaymentFormats.Csv));
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));
        County.Refused(await DownloadAsync(county, batch, PaymentFormats.Workbook), DataDiagnostics.WorkStateMoved);
        Assert.Equal(file.Content, County.Done(await DownloadAsync(county, batch, PaymentFormats.Csv)).Content);
    }

    [Fact]
    public async Task File_that_the_bank_refused_whole_is_followed_by_one_with_another_id_and_blames_no_account()
    {
        await using var county = await County.CreateAsync();
        await PayingSide.RegisterAsync(county);
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        County.Done(await DownloadAsync(county, batch, PaymentFormats.Pain001));
        var refusal = AnswerTexts.Refusal("BF20261122-001-PAIN-1", "报文重复");
        Assert.Equal("报文重复", County.Done(await county.TakeInAsync(batch, refusal)).FileRefusal);
        Assert.Equal(new BankResultTaken(0, 0), County.Done(await county.TakeInAsync(batch, refusal)));
        Assert.Equal(PayoutState.Approved, (await county.LoadAsync(batch.Id)).Payouts[0].State);

        var next = County.Done(await DownloadAsync(county, batch, PaymentFormats.Pain001));
        Assert.Contains("<MsgId>BF20261122-001-PAIN-2</MsgId>", Encoding.UTF8.GetString(next.Content), StringComparison.Ordinal);
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));
        County.Refused(await county.TakeInAsync(batch, AnswerTexts.Refusal("BF20261122-001-PAIN-2", "报文重复")), DataDiagnostics.BankFileContradiction);
    }

    private static Task<Result<InstructionFile>> DownloadAsync(County county, PayoutBatch batch, string format) =>
        county.Record.Get<InstructionWriter>().InstructionAsync(county.Maker, batch.Id, format, County.Ct);

    private static Task<Result<string>> VerifyAsync(County county, byte[] content, byte[] seal) =>
        county.Record.Get<PaymentFileVerification>().VerifyAsync(content, seal, County.Ct);
}
