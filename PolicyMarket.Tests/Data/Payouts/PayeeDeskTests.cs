using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts;

/// <summary>Each payee finding: when it is found, who may release it, and how a payout leaves its batch.</summary>
public sealed class PayeeDeskTests
{
    [Theory]
    [InlineData("""UPDATE "Firms" SET "Name" = '改了名的公司'""", PayeeFindingKind.HolderDiffers)]
    [InlineData("""UPDATE "Payouts" SET "BankName" = ' '""", PayeeFindingKind.BankNameMissing)]
    [InlineData("""UPDATE "Payouts" SET "AccountNumber" = '6.222E+18'; UPDATE "BankAccounts" SET "Number" = '6.222E+18'""", PayeeFindingKind.AccountForm)]
    [InlineData("""UPDATE "BankAccounts" SET "IsVerified" = 0""", PayeeFindingKind.AccountUnverified)]
    public async Task What_is_wrong_with_a_payee_is_found_after_making_and_after_approval(string sql, PayeeFindingKind kind)
    {
        foreach (var isApproved in new[] { false, true })
        {
            await using var county = await County.CreateAsync();
            var batch = isApproved ? await county.ApprovedAsync(await county.ClaimAsync()) : await county.BatchAsync(await county.ClaimAsync());
            await county.Record.PutAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

            var finding = Assert.Single(await county.FindingsAsync(batch));

            Assert.Equal((kind, true), (finding.Kind, finding.IsOpen));
            if (isApproved)
            {
                // A payout that is not what the checker signed is refused before its payee is looked at.
                var code = sql.Contains("Payouts", StringComparison.Ordinal) ? DataDiagnostics.RecordBatchHash : DataDiagnostics.PayeeOpen;
                County.Refused(
                    await county.Record.Get<InstructionWriter>().InstructionAsync(county.Maker, batch.Id, PaymentFormats.Workbook, County.Ct),
                    code
                );
            }
            else
            {
                var now = BatchContent.HashOf(batch.Payouts);
                Assert.NotEmpty((await county.Record.Get<BatchDesk>().ApproveAsync(county.Checker, batch.Id, now, County.Ct)).Diagnostics);
            }
        }
    }

    [Theory]
    [InlineData("deregistered", true)]
    [InlineData("revoked", true)]
    [InlineData("吊销，未注销", true)]
    [InlineData("active", false)]
    public async Task Closed_firm_is_found_by_the_newest_word_of_the_register(string status, bool isClosed)
    {
        await using var county = await County.CreateAsync();
        var batch = await county.BatchAsync(await county.ClaimAsync());
        await SheetAsync(county, "2024", new DateOnly(2024, 1, 1), isClosed ? "active" : "revoked");
        await SheetAsync(county, "current", new DateOnly(2026, 11, 1), status);

        Assert.Equal(isClosed ? [PayeeFindingKind.FirmClosed] : [], (await county.FindingsAsync(batch)).Select(f => f.Kind));
    }

    [Fact]
    public async Task A_sheet_that_was_changed_past_the_import_does_not_reopen_a_closed_firm()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.BatchAsync(await county.ClaimAsync());
        await SheetAsync(county, "current", new DateOnly(2026, 11, 1), "deregistered");
        await county.Record.ExecuteAsync($"""UPDATE "FactSheets" SET "Values" = replace("Values", 'deregistered', 'active') WHERE "Period" = 'current'""");

        var finding = Assert.Single(await county.FindingsAsync(batch));

        Assert.Equal(PayeeFindingKind.RegisterDamaged, finding.Kind);
        Assert.True(finding.IsOpen);
        Assert.NotEmpty((await county.Record.Get<BatchDesk>().ApproveAsync(county.Checker, batch.Id, batch.ContentHash, County.Ct)).Diagnostics);
    }

    [Fact]
    public async Task Unverified_account_is_never_released_and_waits_until_verified()
    {
        await using var county = await County.CreateAsync();
        var payout = await county.ClaimAsync();
        var batch = await county.BatchAsync(payout);
        await county.Record.PutAsync($"""UPDATE "BankAccounts" SET "IsVerified" = 0""");
        var finding = Assert.Single(await county.FindingsAsync(batch));

        County.Refused(
            await county.Record.Get<PayeeDesk>().ReleaseAsync(county.Maker, payout.Id, finding.Kind, finding.Evidence, "急", County.Ct),
            DataDiagnostics.PayeeUnverified
        );
        County.Done(await county.Record.Get<BankAccounts>().VerifyAsync(county.Maker, county.Account.Id, County.Ct));
        Assert.Empty(await county.FindingsAsync(batch));
        County.Done(await county.Record.Get<BatchDesk>().ApproveAsync(county.Checker, batch.Id, batch.ContentHash, County.Ct));
    }

    [Fact]
    public async Task Release_is_for_what_was_seen_and_its_giver_does_not_approve()
    {
        await using var county = await County.CreateAsync();
        County.Done(await county.Record.Get<PeopleDesk>().SetRolesAsync(null, county.Checker, [Roles.Finance, Roles.FinanceChecker], County.Ct));
        var payout = await county.ClaimAsync();
        var batch = await county.BatchAsync(payout);
        await county.Record.ExecuteAsync($"""UPDATE "Firms" SET "Name" = '改了名的公司'""");
        var seen = Assert.Single(await county.FindingsAsync(batch));
        var desk = county.Record.Get<PayeeDesk>();
        County.Done(await desk.ReleaseAsync(county.Checker, payout.Id, seen.Kind, seen.Evidence, "改名函已核", County.Ct));
        County.Refused(
            await county.Record.Get<BatchDesk>().ApproveAsync(county.Checker, batch.Id, batch.ContentHash, County.Ct),
            DataDiagnostics.BatchSamePerson
        );

        await county.Record.ExecuteAsync($"""UPDATE "Firms" SET "Name" = '又改了名的公司'""");
        Assert.True(Assert.Single(await county.FindingsAsync(batch)).IsOpen);
        County.Refused(await desk.ReleaseAsync(county.Maker, payout.Id, seen.Kind, seen.Evidence, "看旧页面", County.Ct), DataDiagnostics.WorkStateMoved);
    }

    [Fact]
    public async Task Payout_leaves_a_batch_before_approval_and_its_money_stays_reserved()
    {
        await using var county = await County.CreateAsync();
        var mine = await county.ClaimAsync();
        var (firmUser, offer, account) = await county.OtherFirmAsync(2, 50_000_00);
        var batch = await county.BatchAsync(mine, await county.ClaimAsync(firmUser, offer, account));
        var desk = county.Record.Get<PayeeDesk>();

        County.Done(await desk.TakeOutAsync(county.Maker, mine.Id, "户名待核", County.Ct));
        County.Done(await desk.TakeOutAsync(county.Maker, mine.Id, "户名待核", County.Ct));

        var left = await county.LoadAsync(batch.Id);
        Assert.Equal((1, 50_000_00L), (left.PayoutCount, left.TotalFen));
        Assert.Equal(150_000_00, await county.BalanceAsync(LedgerAccount.Reserved));
        County.Refused(
            await county.Record.Get<BatchDesk>().ApproveAsync(county.Checker, batch.Id, batch.ContentHash, County.Ct),
            DataDiagnostics.BatchContentMoved
        );
        County.Refused(await desk.TakeOutAsync(county.Maker, left.Payouts[0].Id, "也不要", County.Ct), DataDiagnostics.WorkStateMoved);
        County.Done(await county.Record.Get<BatchDesk>().ApproveAsync(county.Checker, batch.Id, left.ContentHash, County.Ct));

        var other = await county.Record.AccountAsync(county.Firm, "6222777766665555");
        County.Done(await county.Record.Get<ReturnDesk>().ChangeAccountAsync(county.FirmUser, mine.Id, other.Id, County.Ct));
        County.Refused(await county.Record.Get<ReturnDesk>().ChangeAccountAsync(firmUser, mine.Id, account.Id, County.Ct), DataDiagnostics.NotYours);
        Assert.Equal("6222777766665555", (await county.ApprovedAsync(mine)).Payouts[0].AccountNumber);
    }

    [Fact]
    public async Task Payout_leaves_an_approved_batch_by_the_checker_until_the_instruction_is_downloaded()
    {
        await using var county = await County.CreateAsync();
        var mine = await county.ClaimAsync();
        var (firmUser, offer, account) = await county.OtherFirmAsync(2, 50_000_00);
        var theirs = await county.ClaimAsync(firmUser, offer, account);
        var batch = await county.ApprovedAsync(mine, theirs);
        var desk = county.Record.Get<PayeeDesk>();
        County.Refused(await desk.TakeOutAsync(county.Maker, mine.Id, "企业注销", County.Ct), DataDiagnostics.NotAllowed);
        County.Done(await desk.TakeOutAsync(county.Checker, mine.Id, "企业注销", County.Ct));

        var claim = await county.Record.ReadAsync(db => db.Claims.SingleAsync(c => c.Id == mine.ClaimId));
        Assert.Equal(ClaimState.Returned, claim.State);
        Assert.Equal((50_000_00, 950_000_00), (await county.BalanceAsync(LedgerAccount.Approved), await county.BalanceAsync(LedgerAccount.Available)));
        var file = County.Done(await county.Record.Get<InstructionWriter>().InstructionAsync(county.Maker, batch.Id, PaymentFormats.Csv, County.Ct));
        Assert.DoesNotContain(PayoutNumber.Of(mine), Encoding.UTF8.GetString(file.Content), StringComparison.Ordinal);
        County.Refused(await desk.TakeOutAsync(county.Checker, theirs.Id, "太晚", County.Ct), DataDiagnostics.WorkStateMoved);
    }

    private static async Task SheetAsync(County county, string period, DateOnly asOf, string status) =>
        await county.Record.SeedAsync(
            new FactSheet
            {
                FirmId = county.Firm.Id,
                Source = "市场监管",
                Period = period,
                AsOf = asOf,
                Values = Encoding.UTF8.GetBytes($$"""{"registration_status":"{{status}}"}"""),
            }
        );
}
