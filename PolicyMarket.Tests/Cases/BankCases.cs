using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Cases;

/// <summary>Faults of payment systems that were reported in public: a return after payment, answers in parts, one account of two firms.</summary>
public sealed class BankCases
{
    [Fact]
    public async Task B1_a_return_days_after_payment_books_back_and_is_paid_again_to_another_account()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));
        Assert.Equal(BatchState.Settled, (await county.LoadAsync(batch.Id)).State);

        county.Record.Clock.Advance(TimeSpan.FromDays(3));
        var late = County.BankHeader + county.Row(batch.Payouts[0], isReturned: true);
        Assert.Equal(new BankResultTaken(0, 1), County.Done(await county.TakeInAsync(batch, late)));
        Assert.Equal(new BankResultTaken(0, 1), County.Done(await county.TakeInAsync(batch, late)));

        var payout = (await county.LoadAsync(batch.Id)).Payouts.Single();
        Assert.Equal((PayoutState.Returned, ClaimState.Returned), (payout.State, payout.Claim?.State));
        Assert.Equal((new DateOnly(2026, 11, 22), new DateOnly(2026, 11, 25)), (payout.SettledOn, payout.ReturnedOn));
        Assert.Equal((0, 1_000_000_00), (await county.BalanceAsync(LedgerAccount.Paid), await county.BalanceAsync(LedgerAccount.Available)));
        var notice = await county.Record.ReadAsync(db => db.Notices.SingleAsync(n => n.Key == $"payout:{payout.Id}:reversed"));
        Assert.Contains("另选收款账户", notice.Body, StringComparison.Ordinal);
        Assert.Equal(
            (1, 1),
            await county.Record.ReadAsync(async db => (await db.DisclosureRecords.CountAsync(), await db.DisclosureCorrections.CountAsync()))
        );

        var mended = await county.Record.AccountAsync(county.Firm, "6222888877776666");
        var again = County.Done(await county.Record.Get<ReturnDesk>().ResendAsync(county.FirmUser, payout.Id, mended.Id, County.Ct));
        var second = await county.ApprovedAsync(await county.Record.ReadAsync(db => db.Payouts.Include(p => p.Claim).SingleAsync(p => p.Id == again)));
        County.Refused(
            await county.TakeInAsync(second, county.Answer(second).Replace($"B{again}", payout.BankReference, StringComparison.Ordinal)),
            DataDiagnostics.BankReferenceUsed
        );
        County.Done(await county.TakeInAsync(second, county.Answer(second)));
        Assert.Equal((100_000_00, 900_000_00), (await county.BalanceAsync(LedgerAccount.Paid), await county.BalanceAsync(LedgerAccount.Available)));
        Assert.Equal(
            (2, 1),
            await county.Record.ReadAsync(async db => (await db.DisclosureRecords.CountAsync(), await db.DisclosureCorrections.CountAsync()))
        );
    }

    [Theory]
    [InlineData("退回", "2026-11-22", "B1", DataDiagnostics.BankFileContradiction)] // the same reference on the same day
    [InlineData("退回", "2026-11-22", "", DataDiagnostics.BankFileContradiction)]
    [InlineData("退回", "2026-11-22", "R9", null)] // an answer of its own on the same day
    [InlineData("退回", "2026-11-24", "B1", null)] // later, with the reference of the payment
    [InlineData("退回", "2026-11-26", "", DataDiagnostics.BankFileDate)]
    [InlineData("已付", "2026-11-24", "B1", DataDiagnostics.BankFileContradiction)]
    [InlineData("已付", "2026-11-22", "B9", DataDiagnostics.BankFileContradiction)]
    public async Task An_answer_after_payment_is_a_return_or_a_contradiction_by_its_date_and_reference(
        string result,
        string on,
        string reference,
        string? code
    )
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));
        county.Record.Clock.Advance(TimeSpan.FromDays(3));

        var taken = await county.TakeInAsync(
            batch,
            $"{County.BankHeader}{PayoutNumber.Of(batch.Payouts[0])},100000.00,{result},{on},{reference},户名不符\r\n"
        );

        if (code is null)
        {
            Assert.Equal(new BankResultTaken(0, 1), County.Done(taken));
        }
        else
        {
            County.Refused(taken, code);
        }

        Assert.Equal(code is null ? 0 : 100_000_00, await county.BalanceAsync(LedgerAccount.Paid));
    }

    [Fact]
    public async Task B2_answers_in_parts_are_taken_as_they_come_and_repeated_ones_change_nothing()
    {
        await using var county = await County.CreateAsync();
        var (firmUser2, offer2, account2) = await county.OtherFirmAsync(2, 50_000_00);
        var (firmUser3, offer3, account3) = await county.OtherFirmAsync(3, 30_000_00);
        var batch = await county.ApprovedAsync(
            await county.ClaimAsync(),
            await county.ClaimAsync(firmUser2, offer2, account2),
            await county.ClaimAsync(firmUser3, offer3, account3)
        );
        Payout[] payouts = [.. batch.Payouts.OrderBy(p => p.Id)];
        var first = county.Row(payouts[0], isReturned: false);

        Assert.Equal(new BankResultTaken(1, 0), County.Done(await county.TakeInAsync(batch, County.BankHeader + first)));
        Assert.Equal(BatchState.Approved, (await county.LoadAsync(batch.Id)).State);
        Assert.Equal((100_000_00, 80_000_00), (await county.BalanceAsync(LedgerAccount.Paid), await county.BalanceAsync(LedgerAccount.Approved)));

        county.Record.Clock.Advance(TimeSpan.FromDays(1));
        var rest = County.BankHeader + first + county.Row(payouts[1], isReturned: true) + county.Row(payouts[2], isReturned: false);
        Assert.Equal(new BankResultTaken(1, 1), County.Done(await county.TakeInAsync(batch, rest))); // the first one is repeated in it
        Assert.Equal(BatchState.Settled, (await county.LoadAsync(batch.Id)).State);
        Assert.Equal((130_000_00, 0), (await county.BalanceAsync(LedgerAccount.Paid), await county.BalanceAsync(LedgerAccount.Approved)));
        Assert.Equal(2, await county.Record.ReadAsync(db => db.DisclosureRecords.CountAsync()));
    }

    [Fact]
    public async Task B3_one_account_of_two_firms_stops_batch_approval_and_export_until_looked_at()
    {
        await using var county = await County.CreateAsync();
        var (firmUser, offer, _) = await county.OtherFirmAsync(2);
        var name = await county.Record.ReadAsync(db => db.Firms.Where(f => f.Id != county.Firm.Id).Select(f => f.Name).SingleAsync());
        var stolen = County.Done(await county.Record.Get<BankAccounts>().AddAsync(firmUser, name, "涟源农商银行", county.Account.Number, County.Ct));
        var theirs = await county.ClaimAsync(firmUser, offer, await county.Record.ReadAsync(db => db.BankAccounts.SingleAsync(a => a.Id == stolen)));
        Assert.Contains(
            "等待收款账户核验",
            await county.Record.ReadAsync(db => db.ClaimEvents.Where(e => e.ClaimId == theirs.ClaimId).Select(e => e.Title).ToListAsync())
        );
        var mine = await county.ClaimAsync();

        var refused = await county.Record.Get<BatchDesk>().MakeAsync(county.Maker, [mine.Id, theirs.Id], County.Ct);
        County.Refused(refused, DataDiagnostics.PayeeUnverified);
        Assert.Contains(name, refused.Why, StringComparison.Ordinal);
        County.Refused(await county.Record.Get<BankAccounts>().VerifyAsync(county.Maker, stolen, County.Ct), DataDiagnostics.AccountTaken);

        var batch = await county.BatchAsync(mine);
        var finding = Assert.Single(await county.FindingsAsync(batch));
        Assert.Equal(PayeeFindingKind.AccountShared, finding.Kind);
        Assert.Contains(name, finding.What, StringComparison.Ordinal);
        var desk = county.Record.Get<BatchDesk>();
        County.Refused(await desk.ApproveAsync(county.Checker, batch.Id, batch.ContentHash, County.Ct), DataDiagnostics.PayeeOpen);
        County.Refused(
            await county.Record.Get<PayeeDesk>().ReleaseAsync(county.Maker, mine.Id, finding.Kind, finding.Evidence, " ", County.Ct),
            DataDiagnostics.WorkReasonNeeded
        );
        var approved = await county.ReleasedAsync(batch);
        var file = County.Done(await county.Record.Get<InstructionWriter>().InstructionAsync(county.Maker, approved.Id, PaymentFormats.Csv, County.Ct));
        Assert.Equal(2, Encoding.UTF8.GetString(file.Content).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
