using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Cases;

/// <summary>Faults of payment systems that were reported in public: a return after payment, answers in parts, one account of two firms.</summary>
public sealed class BankCases
{
    [Fact]
    public async Task B1_a_return_days_after_payment_books_back_and_is_paid_again_to_another_account()
    {
        await using var town = await Town.CreateAsync();
        var batch = await town.ApprovedAsync(await town.ClaimAsync());
        Town.Done(await town.TakeInAsync(batch, town.Answer(batch)));
        Assert.Equal(BatchState.Settled, (await town.LoadAsync(batch.Id)).State);

        town.Record.Clock.Advance(TimeSpan.FromDays(3));
        var late = Town.BankHeader + town.Row(batch.Payouts[0], isReturned: true);
        Assert.Equal(new BankResultTaken(0, 1), Town.Done(await town.TakeInAsync(batch, late)));
        Assert.Equal(new BankResultTaken(0, 1), Town.Done(await town.TakeInAsync(batch, late)));

        var payout = (await town.LoadAsync(batch.Id)).Payouts.Single();
        Assert.Equal((PayoutState.Returned, ClaimState.Returned), (payout.State, payout.Claim?.State));
        Assert.Equal((new DateOnly(2026, 11, 22), new DateOnly(2026, 11, 25)), (payout.SettledOn, payout.ReturnedOn));
        Assert.Equal((0, 1_000_000_00), (await town.BalanceAsync(LedgerAccount.Paid), await town.BalanceAsync(LedgerAccount.Available)));
        var notice = await town.Record.ReadAsync(db => db.Notices.SingleAsync(n => n.Key == $"payout:{payout.Id}:reversed"));
        Assert.Contains("另选收款账户", notice.Body, StringComparison.Ordinal);
        Assert.Equal((1, 1), await town.Record.ReadAsync(async db => (await db.DisclosureRecords.CountAsync(), await db.DisclosureCorrections.CountAsync())));

        var mended = await town.Record.AccountAsync(town.Firm, "6222888877776666");
        var again = Town.Done(await town.Record.Get<ReturnDesk>().ResendAsync(town.Boss, payout.Id, mended.Id, Town.Ct));
        var second = await town.ApprovedAsync(await town.Record.ReadAsync(db => db.Payouts.Include(p => p.Claim).SingleAsync(p => p.Id == again)));
        Town.Refused(await town.TakeInAsync(second, town.Answer(second).Replace($"B{again}", payout.BankReference, StringComparison.Ordinal)), DiagnosticCatalogue.BankReferenceUsed);
        Town.Done(await town.TakeInAsync(second, town.Answer(second)));
        Assert.Equal((100_000_00, 900_000_00), (await town.BalanceAsync(LedgerAccount.Paid), await town.BalanceAsync(LedgerAccount.Available)));
        Assert.Equal((2, 1), await town.Record.ReadAsync(async db => (await db.DisclosureRecords.CountAsync(), await db.DisclosureCorrections.CountAsync())));
    }

    [Theory]
    [InlineData("退回", "2026-11-22", "B1", DiagnosticCatalogue.BankFileContradiction)] // the same reference on the same day
    [InlineData("退回", "2026-11-22", "", DiagnosticCatalogue.BankFileContradiction)]
    [InlineData("退回", "2026-11-22", "R9", null)] // an answer of its own on the same day
    [InlineData("退回", "2026-11-24", "B1", null)] // later, with the reference of the payment
    [InlineData("退回", "2026-11-26", "", DiagnosticCatalogue.BankFileDate)]
    [InlineData("已付", "2026-11-24", "B1", DiagnosticCatalogue.BankFileContradiction)]
    [InlineData("已付", "2026-11-22", "B9", DiagnosticCatalogue.BankFileContradiction)]
    public async Task An_answer_after_payment_is_a_return_or_a_contradiction_by_its_date_and_reference(string result, string on, string reference, string? code)
    {
        await using var town = await Town.CreateAsync();
        var batch = await town.ApprovedAsync(await town.ClaimAsync());
        Town.Done(await town.TakeInAsync(batch, town.Answer(batch)));
        town.Record.Clock.Advance(TimeSpan.FromDays(3));

        var taken = await town.TakeInAsync(batch, $"{Town.BankHeader}{PayoutNumber.Of(batch.Payouts[0])},100000.00,{result},{on},{reference},户名不符\r\n");

        if (code is null)
        {
            Assert.Equal(new BankResultTaken(0, 1), Town.Done(taken));
        }
        else
        {
            Town.Refused(taken, code);
        }

        Assert.Equal(code is null ? 0 : 100_000_00, await town.BalanceAsync(LedgerAccount.Paid));
    }

    [Fact]
    public async Task B2_answers_in_parts_are_taken_as_they_come_and_repeated_ones_change_nothing()
    {
        await using var town = await Town.CreateAsync();
        var (boss2, offer2, account2) = await town.NeighbourAsync(2, 50_000_00);
        var (boss3, offer3, account3) = await town.NeighbourAsync(3, 30_000_00);
        var batch = await town.ApprovedAsync(await town.ClaimAsync(), await town.ClaimAsync(boss2, offer2, account2), await town.ClaimAsync(boss3, offer3, account3));
        Payout[] payouts = [.. batch.Payouts.OrderBy(p => p.Id)];
        var first = town.Row(payouts[0], isReturned: false);

        Assert.Equal(new BankResultTaken(1, 0), Town.Done(await town.TakeInAsync(batch, Town.BankHeader + first)));
        Assert.Equal(BatchState.Approved, (await town.LoadAsync(batch.Id)).State);
        Assert.Equal((100_000_00, 80_000_00), (await town.BalanceAsync(LedgerAccount.Paid), await town.BalanceAsync(LedgerAccount.Approved)));

        town.Record.Clock.Advance(TimeSpan.FromDays(1));
        var rest = Town.BankHeader + first + town.Row(payouts[1], isReturned: true) + town.Row(payouts[2], isReturned: false);
        Assert.Equal(new BankResultTaken(1, 1), Town.Done(await town.TakeInAsync(batch, rest))); // the first one is repeated in it
        Assert.Equal(BatchState.Settled, (await town.LoadAsync(batch.Id)).State);
        Assert.Equal((130_000_00, 0), (await town.BalanceAsync(LedgerAccount.Paid), await town.BalanceAsync(LedgerAccount.Approved)));
        Assert.Equal(2, await town.Record.ReadAsync(db => db.DisclosureRecords.CountAsync()));
    }

    [Fact]
    public async Task B3_one_account_of_two_firms_stops_batch_approval_and_export_until_looked_at()
    {
        await using var town = await Town.CreateAsync();
        var (boss, offer, _) = await town.NeighbourAsync(2);
        var name = await town.Record.ReadAsync(db => db.Firms.Where(f => f.Id != town.Firm.Id).Select(f => f.Name).SingleAsync());
        var stolen = Town.Done(await town.Record.Get<BankAccounts>().AddAsync(boss, name, "涟源农商银行", town.Account.Number, Town.Ct));
        var theirs = await town.ClaimAsync(boss, offer, await town.Record.ReadAsync(db => db.BankAccounts.SingleAsync(a => a.Id == stolen)));
        Assert.Contains("等待收款账户核验", await town.Record.ReadAsync(db => db.ClaimEvents.Where(e => e.ClaimId == theirs.ClaimId).Select(e => e.Title).ToListAsync()));
        var mine = await town.ClaimAsync();

        var refused = await town.Record.Get<BatchDesk>().MakeAsync(town.Maker, [mine.Id, theirs.Id], Town.Ct);
        Town.Refused(refused, DiagnosticCatalogue.PayeeUnverified);
        Assert.Contains(name, refused.Why, StringComparison.Ordinal);
        Town.Refused(await town.Record.Get<BankAccounts>().VerifyAsync(town.Maker, stolen, Town.Ct), DiagnosticCatalogue.AccountTaken);

        var batch = await town.BatchAsync(mine);
        var finding = Assert.Single(await town.FindingsAsync(batch));
        Assert.Equal(PayeeFindingKind.AccountShared, finding.Kind);
        Assert.Contains(name, finding.What, StringComparison.Ordinal);
        var desk = town.Record.Get<BatchDesk>();
        Town.Refused(await desk.ApproveAsync(town.Checker, batch.Id, batch.ContentHash, Town.Ct), DiagnosticCatalogue.PayeeOpen);
        Town.Refused(await town.Record.Get<PayeeDesk>().ReleaseAsync(town.Maker, mine.Id, finding.Kind, finding.Evidence, " ", Town.Ct), DiagnosticCatalogue.WorkReasonNeeded);
        var approved = await town.ReleasedAsync(batch);
        var file = Town.Done(await town.Record.Get<InstructionWriter>().InstructionCsvAsync(town.Maker, approved.Id, Town.Ct));
        Assert.Equal(2, Encoding.UTF8.GetString(file.Content).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
