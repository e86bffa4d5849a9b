using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
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
            await using var town = await Town.CreateAsync();
            var batch = isApproved ? await town.ApprovedAsync(await town.ClaimAsync()) : await town.BatchAsync(await town.ClaimAsync());
            await town.Record.PutAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

            var finding = Assert.Single(await town.FindingsAsync(batch));

            Assert.Equal((kind, true), (finding.Kind, finding.IsOpen));
            if (isApproved)
            {
                // A payout that is not what the checker signed is refused before its payee is looked at.
                var code = sql.Contains("Payouts", StringComparison.Ordinal) ? DiagnosticCatalogue.RecordBatchHash : DiagnosticCatalogue.PayeeOpen;
                Town.Refused(await town.Record.Get<InstructionWriter>().InstructionWorkbookAsync(town.Maker, batch.Id, Town.Ct), code);
            }
            else
            {
                var now = BatchContent.HashOf(batch.Payouts);
                Assert.NotEmpty((await town.Record.Get<BatchDesk>().ApproveAsync(town.Checker, batch.Id, now, Town.Ct)).Diagnostics);
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
        await using var town = await Town.CreateAsync();
        var batch = await town.BatchAsync(await town.ClaimAsync());
        await SheetAsync(town, "2024", new DateOnly(2024, 1, 1), isClosed ? "active" : "revoked");
        await SheetAsync(town, "current", new DateOnly(2026, 11, 1), status);

        Assert.Equal(isClosed ? [PayeeFindingKind.FirmClosed] : [], (await town.FindingsAsync(batch)).Select(f => f.Kind));
    }

    [Fact]
    public async Task Unverified_account_is_never_released_and_waits_until_verified()
    {
        await using var town = await Town.CreateAsync();
        var payout = await town.ClaimAsync();
        var batch = await town.BatchAsync(payout);
        await town.Record.PutAsync($"""UPDATE "BankAccounts" SET "IsVerified" = 0""");
        var finding = Assert.Single(await town.FindingsAsync(batch));

        Town.Refused(await town.Record.Get<PayeeDesk>().ReleaseAsync(town.Maker, payout.Id, finding.Kind, finding.Evidence, "急", Town.Ct), DiagnosticCatalogue.PayeeUnverified);
        Town.Done(await town.Record.Get<BankAccounts>().VerifyAsync(town.Maker, town.Account.Id, Town.Ct));
        Assert.Empty(await town.FindingsAsync(batch));
        Town.Done(await town.Record.Get<BatchDesk>().ApproveAsync(town.Checker, batch.Id, batch.ContentHash, Town.Ct));
    }

    [Fact]
    public async Task Release_is_for_what_was_seen_and_its_giver_does_not_approve()
    {
        await using var town = await Town.CreateAsync();
        Town.Done(await town.Record.Get<PeopleDesk>().SetRolesAsync(null, town.Checker, [Roles.Finance, Roles.FinanceChecker], Town.Ct));
        var payout = await town.ClaimAsync();
        var batch = await town.BatchAsync(payout);
        await town.Record.ExecuteAsync($"""UPDATE "Firms" SET "Name" = '改了名的公司'""");
        var seen = Assert.Single(await town.FindingsAsync(batch));
        var desk = town.Record.Get<PayeeDesk>();
        Town.Done(await desk.ReleaseAsync(town.Checker, payout.Id, seen.Kind, seen.Evidence, "改名函已核", Town.Ct));
        Town.Refused(await town.Record.Get<BatchDesk>().ApproveAsync(town.Checker, batch.Id, batch.ContentHash, Town.Ct), DiagnosticCatalogue.BatchSamePerson);

        await town.Record.ExecuteAsync($"""UPDATE "Firms" SET "Name" = '又改了名的公司'""");
        Assert.True(Assert.Single(await town.FindingsAsync(batch)).IsOpen);
        Town.Refused(await desk.ReleaseAsync(town.Maker, payout.Id, seen.Kind, seen.Evidence, "看旧页面", Town.Ct), DiagnosticCatalogue.WorkStateMoved);
    }

    [Fact]
    public async Task Payout_leaves_a_batch_before_approval_and_its_money_stays_reserved()
    {
        await using var town = await Town.CreateAsync();
        var mine = await town.ClaimAsync();
        var (boss, offer, account) = await town.NeighbourAsync(2, 50_000_00);
        var batch = await town.BatchAsync(mine, await town.ClaimAsync(boss, offer, account));
        var desk = town.Record.Get<PayeeDesk>();

        Town.Done(await desk.TakeOutAsync(town.Maker, mine.Id, "户名待核", Town.Ct));
        Town.Done(await desk.TakeOutAsync(town.Maker, mine.Id, "户名待核", Town.Ct));

        var left = await town.LoadAsync(batch.Id);
        Assert.Equal((1, 50_000_00L), (left.PayoutCount, left.TotalFen));
        Assert.Equal(150_000_00, await town.BalanceAsync(LedgerAccount.Reserved));
        Town.Refused(await town.Record.Get<BatchDesk>().ApproveAsync(town.Checker, batch.Id, batch.ContentHash, Town.Ct), DiagnosticCatalogue.BatchContentMoved);
        Town.Refused(await desk.TakeOutAsync(town.Maker, left.Payouts[0].Id, "也不要", Town.Ct), DiagnosticCatalogue.WorkStateMoved);
        Town.Done(await town.Record.Get<BatchDesk>().ApproveAsync(town.Checker, batch.Id, left.ContentHash, Town.Ct));

        var other = await town.Record.AccountAsync(town.Firm, "6222777766665555");
        Town.Done(await town.Record.Get<ReturnDesk>().ChangeAccountAsync(town.Boss, mine.Id, other.Id, Town.Ct));
        Town.Refused(await town.Record.Get<ReturnDesk>().ChangeAccountAsync(boss, mine.Id, account.Id, Town.Ct), DiagnosticCatalogue.NotYours);
        Assert.Equal("6222777766665555", (await town.ApprovedAsync(mine)).Payouts[0].AccountNumber);
    }

    [Fact]
    public async Task Payout_leaves_an_approved_batch_by_the_checker_until_the_instruction_is_downloaded()
    {
        await using var town = await Town.CreateAsync();
        var mine = await town.ClaimAsync();
        var (boss, offer, account) = await town.NeighbourAsync(2, 50_000_00);
        var theirs = await town.ClaimAsync(boss, offer, account);
        var batch = await town.ApprovedAsync(mine, theirs);
        var desk = town.Record.Get<PayeeDesk>();
        Town.Refused(await desk.TakeOutAsync(town.Maker, mine.Id, "企业注销", Town.Ct), DiagnosticCatalogue.NotAllowed);
        Town.Done(await desk.TakeOutAsync(town.Checker, mine.Id, "企业注销", Town.Ct));

        var claim = await town.Record.ReadAsync(db => db.Claims.SingleAsync(c => c.Id == mine.ClaimId));
        Assert.Equal(ClaimState.Returned, claim.State);
        Assert.Equal((50_000_00, 950_000_00), (await town.BalanceAsync(LedgerAccount.Approved), await town.BalanceAsync(LedgerAccount.Available)));
        var file = Town.Done(await town.Record.Get<InstructionWriter>().InstructionCsvAsync(town.Maker, batch.Id, Town.Ct));
        Assert.DoesNotContain(PayoutNumber.Of(mine), Encoding.UTF8.GetString(file.Content), StringComparison.Ordinal);
        Town.Refused(await desk.TakeOutAsync(town.Checker, theirs.Id, "太晚", Town.Ct), DiagnosticCatalogue.WorkStateMoved);
    }

    private static async Task SheetAsync(Town town, string period, DateOnly asOf, string status) => await town.Record.SeedAsync(new FactSheet
    {
        FirmId = town.Firm.Id,
        Source = "市场监管",
        Period = period,
        AsOf = asOf,
        Values = Encoding.UTF8.GetBytes($$"""{"registration_status":"{{status}}"}"""),
    });
}
