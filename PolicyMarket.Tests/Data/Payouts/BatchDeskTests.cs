using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts;

public sealed class BatchDeskTests
{
    [Fact]
    public void Payout_and_batch_moves_are_these_and_no_others()
    {
        (PayoutState, PayoutState)[] payouts =
        [
            (PayoutState.Reserved, PayoutState.InBatch), (PayoutState.InBatch, PayoutState.Reserved), (PayoutState.InBatch, PayoutState.Approved),
            (PayoutState.Approved, PayoutState.Paid), (PayoutState.Approved, PayoutState.Returned),
            (PayoutState.Paid, PayoutState.Returned),
        ];
        (BatchState, BatchState)[] batches =
        [
            (BatchState.AwaitingApproval, BatchState.Approved), (BatchState.AwaitingApproval, BatchState.Rejected), (BatchState.Approved, BatchState.Settled),
        ];
        Assert.Equal(payouts.Order(), PayoutMoves.Table.Moves.Order());
        Assert.Equal(batches.Order(), BatchMoves.Table.Moves.Order());
        Assert.All(Enum.GetValues<BatchState>(), s => Assert.NotEmpty(BatchMoves.Say(s)));
    }

    [Fact]
    public async Task Second_person_approves_and_the_money_moves_on()
    {
        await using var town = await Town.CreateAsync();
        var batch = await town.ApprovedAsync(await town.ClaimAsync());
        Assert.Equal(("BF20261122-001", BatchState.Approved), (batch.Number, batch.State));
        Assert.Equal((town.Maker, (long?)town.Checker), (batch.MakerPersonId, batch.CheckerPersonId));
        Assert.Equal(0, await town.BalanceAsync(LedgerAccount.Reserved));
        Assert.Equal(100_000_00, await town.BalanceAsync(LedgerAccount.Approved));
        Assert.Equal(ClaimState.BatchApproved, await town.Record.ReadAsync(db => db.Claims.Select(c => c.State).SingleAsync()));
    }

    [Fact]
    public async Task Maker_is_never_checker_even_with_both_roles()
    {
        await using var town = await Town.CreateAsync();
        Town.Done(await town.Record.Get<PeopleDesk>().SetRolesAsync(null, town.Maker, [Roles.Finance, Roles.FinanceChecker], Town.Ct));
        var batch = await town.BatchAsync(await town.ClaimAsync());
        var desk = town.Record.Get<BatchDesk>();
        Town.Refused(await desk.ApproveAsync(town.Maker, batch.Id, batch.ContentHash, Town.Ct), DiagnosticCatalogue.BatchSamePerson);
        Town.Refused(await desk.RejectAsync(town.Maker, batch.Id, "再看", Town.Ct), DiagnosticCatalogue.BatchSamePerson);
        var exception = await Assert.ThrowsAsync<SqliteException>(() => town.Record.ForgeAsync($"""UPDATE "PayoutBatches" SET "CheckerPersonId" = "MakerPersonId" """));
        Assert.Contains("CK_PayoutBatches_TwoPersons", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checker_approves_exactly_what_was_seen()
    {
        await using var town = await Town.CreateAsync();
        var batch = await town.BatchAsync(await town.ClaimAsync());
        var desk = town.Record.Get<BatchDesk>();
        Town.Refused(await desk.ApproveAsync(town.Checker, batch.Id, new string('0', 64), Town.Ct), DiagnosticCatalogue.BatchContentMoved);
        await town.Record.PutAsync($"""UPDATE "Payouts" SET "AccountNumber" = '6222999999999999' """);
        Town.Refused(await desk.ApproveAsync(town.Checker, batch.Id, batch.ContentHash, Town.Ct), DiagnosticCatalogue.BatchContentMoved);
        Assert.Equal(BatchState.AwaitingApproval, (await town.LoadAsync(batch.Id)).State);
    }

    [Fact]
    public async Task Sixteen_double_clicks_on_make_and_on_approve_change_once()
    {
        await using var town = await Town.CreateAsync();
        var payout = await town.ClaimAsync();
        var desk = town.Record.Get<BatchDesk>();
        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => desk.MakeAsync(town.Maker, [payout.Id], Town.Ct))));
        var id = Assert.Single(made.Select(m => Town.Done(m).BatchId).Distinct());
        var hash = (await town.LoadAsync(id)).ContentHash;
        var approved = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => desk.ApproveAsync(town.Checker, id, hash, Town.Ct))));
        Assert.All(approved, a => Town.Done(a));
        Assert.Equal(2, await town.Record.ReadAsync(db => db.LedgerEntries.CountAsync(e => e.Phase == LedgerPhase.Approve)));
        Assert.Equal(1, await town.Record.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == "batch.approve")));
    }

    [Fact]
    public async Task Two_checkers_at_once_one_approves_and_the_other_hears_of_it()
    {
        await using var town = await Town.CreateAsync();
        var second = await town.Record.PersonAsync("second-checker", Roles.FinanceChecker);
        var batch = await town.BatchAsync(await town.ClaimAsync());
        var desk = town.Record.Get<BatchDesk>();
        var results = await Task.WhenAll(
            Task.Run(() => desk.ApproveAsync(town.Checker, batch.Id, batch.ContentHash, Town.Ct)),
            Task.Run(() => desk.RejectAsync(second, batch.Id, "账户重名", Town.Ct)));
        Assert.Single(results, r => r.IsDone);
        Town.Refused(results.Single(r => !r.IsDone), DiagnosticCatalogue.WorkStateMoved);
    }

    [Fact]
    public async Task Payout_in_one_batch_cannot_be_put_in_another()
    {
        await using var town = await Town.CreateAsync();
        var first = await town.ClaimAsync();
        var (boss, offer, account) = await town.NeighbourAsync(2);
        var second = await town.ClaimAsync(boss, offer, account);
        await town.BatchAsync(first);
        var desk = town.Record.Get<BatchDesk>();
        Town.Refused(await desk.MakeAsync(town.Maker, [first.Id, second.Id], Town.Ct), DiagnosticCatalogue.WorkStateMoved);
        Town.Refused(await desk.MakeAsync(town.Maker, [second.Id, 999], Town.Ct), DiagnosticCatalogue.WorkNotFound);
        Town.Refused(await desk.MakeAsync(town.Maker, [], Town.Ct), DiagnosticCatalogue.WorkNothingChosen);
    }

    [Fact]
    public async Task Rejected_batch_frees_its_payouts_for_another()
    {
        await using var town = await Town.CreateAsync();
        var payout = await town.ClaimAsync();
        var batch = await town.BatchAsync(payout);
        var desk = town.Record.Get<BatchDesk>();
        Town.Refused(await desk.RejectAsync(town.Checker, batch.Id, " ", Town.Ct), DiagnosticCatalogue.WorkReasonNeeded);
        Town.Done(await desk.RejectAsync(town.Checker, batch.Id, "户名要核对", Town.Ct));
        Town.Done(await desk.RejectAsync(town.Checker, batch.Id, "户名要核对", Town.Ct));
        Town.Refused(await desk.ApproveAsync(town.Checker, batch.Id, batch.ContentHash, Town.Ct), DiagnosticCatalogue.WorkStateMoved);
        Assert.Equal(100_000_00, await town.BalanceAsync(LedgerAccount.Reserved));
        var again = await town.ApprovedAsync(payout);
        Assert.Equal("BF20261122-002", again.Number);
        Assert.Equal(100_000_00, await town.BalanceAsync(LedgerAccount.Approved));
    }
}
