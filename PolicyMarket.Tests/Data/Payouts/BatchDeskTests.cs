using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Tests.Data.Payouts;

public sealed class BatchDeskTests
{
    [Fact]
    public void Payout_and_batch_moves_are_these_and_no_others()
    {
        (PayoutState, PayoutState)[] payouts =
        [
            (PayoutState.Reserved, PayoutState.InBatch),
            (PayoutState.InBatch, PayoutState.Reserved),
            (PayoutState.InBatch, PayoutState.Approved),
            (PayoutState.Approved, PayoutState.Paid),
            (PayoutState.Approved, PayoutState.Returned),
            (PayoutState.Paid, PayoutState.Returned),
        ];
        (BatchState, BatchState)[] batches =
        [
            (BatchState.AwaitingApproval, BatchState.Approved),
            (BatchState.AwaitingApproval, BatchState.Rejected),
            (BatchState.Approved, BatchState.Settled),
        ];
        Assert.Equal(payouts.Order(), PayoutMoves.Table.Moves.Order());
        Assert.Equal(batches.Order(), BatchMoves.Table.Moves.Order());
        Assert.All(Enum.GetValues<BatchState>(), s => Assert.NotEmpty(BatchMoves.Say(s)));
    }

    [Fact]
    public async Task Second_person_approves_and_the_money_moves_on()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        Assert.Equal(("BF20261122-001", BatchState.Approved), (batch.Number, batch.State));
        Assert.Equal((county.Maker, (long?)county.Checker), (batch.MakerPersonId, batch.CheckerPersonId));
        Assert.Equal(0, await county.BalanceAsync(LedgerAccount.Reserved));
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Approved));
        Assert.Equal(ClaimState.BatchApproved, await county.Record.ReadAsync(db => db.Claims.Select(c => c.State).SingleAsync()));
    }

    [Fact]
    public async Task Maker_is_never_checker_even_with_both_roles()
    {
        await using var county = await County.CreateAsync();
        County.Done(await county.Record.Get<PeopleDesk>().SetRolesAsync(null, county.Maker, [Roles.Finance, Roles.FinanceChecker], County.Ct));
        var batch = await county.BatchAsync(await county.ClaimAsync());
        var desk = county.Record.Get<BatchDesk>();
        County.Refused(await desk.ApproveAsync(county.Maker, batch.Id, batch.ContentHash, County.Ct), DataDiagnostics.BatchSamePerson);
        County.Refused(await desk.RejectAsync(county.Maker, batch.Id, "再看", County.Ct), DataDiagnostics.BatchSamePerson);
        var exception = await Assert.ThrowsAsync<SqliteException>(() =>
            county.Record.ForgeAsync($"""UPDATE "PayoutBatches" SET "CheckerPersonId" = "MakerPersonId" """)
        );
        Assert.Contains("CK_PayoutBatches_TwoPersons", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checker_approves_exactly_what_was_seen()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.BatchAsync(await county.ClaimAsync());
        var desk = county.Record.Get<BatchDesk>();
        County.Refused(await desk.ApproveAsync(county.Checker, batch.Id, new string('0', 64), County.Ct), DataDiagnostics.BatchContentMoved);
        await county.Record.PutAsync($"""UPDATE "Payouts" SET "AccountNumber" = '6222999999999999' """);
        County.Refused(await desk.ApproveAsync(county.Checker, batch.Id, batch.ContentHash, County.Ct), DataDiagnostics.BatchContentMoved);
        Assert.Equal(BatchState.AwaitingApproval, (await county.LoadAsync(batch.Id)).State);
    }

    [Fact]
    public async Task Sixteen_double_clicks_on_make_and_on_approve_change_once()
    {
        await using var county = await County.CreateAsync();
        var payout = await county.ClaimAsync();
        var desk = county.Record.Get<BatchDesk>();
        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => desk.MakeAsync(county.Maker, [payout.Id], County.Ct))));
        var id = Assert.Single(made.Select(m => County.Done(m).BatchId).Distinct());
        var hash = (await county.LoadAsync(id)).ContentHash;
        var approved = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => desk.ApproveAsync(county.Checker, id, hash, County.Ct))));
        Assert.All(approved, a => County.Done(a));
        Assert.Equal(2, await county.Record.ReadAsync(db => db.LedgerEntries.CountAsync(e => e.Phase == LedgerPhase.Approve)));
        Assert.Equal(1, await county.Record.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == "batch.approve")));
    }

    [Fact]
    public async Task Two_checkers_at_once_one_approves_and_the_other_hears_of_it()
    {
        await using var county = await County.CreateAsync();
        var second = await county.Record.PersonAsync("second-checker", Roles.FinanceChecker);
        var batch = await county.BatchAsync(await county.ClaimAsync());
        var desk = county.Record.Get<BatchDesk>();
        var results = await Task.WhenAll(
            Task.Run(() => desk.ApproveAsync(county.Checker, batch.Id, batch.ContentHash, County.Ct)),
            Task.Run(() => desk.RejectAsync(second, batch.Id, "账户重名", County.Ct))
        );
        Assert.Single(results, r => r.Succeeded);
        County.Refused(results.Single(r => !r.Succeeded), DataDiagnostics.WorkStateMoved);
    }

    [Fact]
    public async Task Payout_in_one_batch_cannot_be_put_in_another()
    {
        await using var county = await County.CreateAsync();
        var first = await county.ClaimAsync();
        var (firmUser, offer, account) = await county.OtherFirmAsync(2);
        var second = await county.ClaimAsync(firmUser, offer, account);
        await county.BatchAsync(first);
        var desk = county.Record.Get<BatchDesk>();
        County.Refused(await desk.MakeAsync(county.Maker, [first.Id, second.Id], County.Ct), DataDiagnostics.WorkStateMoved);
        County.Refused(await desk.MakeAsync(county.Maker, [second.Id, 999], County.Ct), DataDiagnostics.WorkNotFound);
        County.Refused(await desk.MakeAsync(county.Maker, [], County.Ct), DataDiagnostics.WorkNothingChosen);
    }

    [Fact]
    public async Task Rejected_batch_frees_its_payouts_for_another()
    {
        await using var county = await County.CreateAsync();
        var payout = await county.ClaimAsync();
        var batch = await county.BatchAsync(payout);
        var desk = county.Record.Get<BatchDesk>();
        County.Refused(await desk.RejectAsync(county.Checker, batch.Id, " ", County.Ct), DataDiagnostics.WorkReasonNeeded);
        County.Done(await desk.RejectAsync(county.Checker, batch.Id, "户名要核对", County.Ct));
        County.Done(await desk.RejectAsync(county.Checker, batch.Id, "户名要核对", County.Ct));
        County.Refused(await desk.ApproveAsync(county.Checker, batch.Id, batch.ContentHash, County.Ct), DataDiagnostics.WorkStateMoved);
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Reserved));
        var again = await county.ApprovedAsync(payout);
        Assert.Equal("BF20261122-002", again.Number);
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Approved));
    }
}
