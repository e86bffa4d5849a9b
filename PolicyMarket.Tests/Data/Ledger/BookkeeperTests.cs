using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Ledger;

public sealed class BookkeeperTests
{
    [Theory]
    [InlineData(LedgerPhase.Budget, LedgerAccount.Treasury, LedgerAccount.Available)]
    [InlineData(LedgerPhase.Reserve, LedgerAccount.Available, LedgerAccount.Reserved)]
    [InlineData(LedgerPhase.Approve, LedgerAccount.Reserved, LedgerAccount.Approved)]
    [InlineData(LedgerPhase.Pay, LedgerAccount.Approved, LedgerAccount.Paid)]
    [InlineData(LedgerPhase.Return, LedgerAccount.Approved, LedgerAccount.Available)]
    [InlineData(LedgerPhase.Reversal, LedgerAccount.Paid, LedgerAccount.Available)]
    public void Each_phase_has_its_route(LedgerPhase phase, LedgerAccount from, LedgerAccount to) =>
        Assert.Equal((from, to), LedgerRoutes.Of(phase));

    [Fact]
    public void Every_phase_is_in_the_table_above() => Assert.Equal(6, Enum.GetValues<LedgerPhase>().Length);

    [Fact]
    public async Task Overdraft_and_sums_that_are_not_positive_throw_and_leave_nothing()
    {
        await using var town = await Town.CreateAsync(budgetFen: 100);
        await Assert.ThrowsAsync<InvalidOperationException>(() => MoveAsync(town, LedgerPhase.Reserve, 101));
        await Assert.ThrowsAsync<InvalidOperationException>(() => MoveAsync(town, LedgerPhase.Reserve, 60, 41));
        await Assert.ThrowsAsync<InvalidOperationException>(() => MoveAsync(town, LedgerPhase.Reserve, 0));
        await Assert.ThrowsAsync<InvalidOperationException>(() => MoveAsync(town, LedgerPhase.Pay, 1));
        Assert.Equal(2, await town.Record.ReadAsync(db => db.LedgerEntries.CountAsync()));
        await MoveAsync(town, LedgerPhase.Reserve, 60, 40);
        Assert.Equal(0, await town.BalanceAsync(LedgerAccount.Available));
    }

    [Fact]
    public async Task Moves_of_the_same_transaction_count_before_they_are_saved()
    {
        await using var town = await Town.CreateAsync(budgetFen: 100);
        var bookkeeper = town.Record.Get<Bookkeeper>();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => town.Record.Get<Recorder>().WriteAsync<int>(async db =>
        {
            await bookkeeper.AddAsync(db, LedgerPhase.Reserve, Actor.System("试"), [new LedgerMove(town.Fund.Id, null, "test:1", 60)], Town.Ct);
            Assert.Equal(40, await Bookkeeper.AvailableFenAsync(db, town.Fund.Id, Town.Ct));
            await bookkeeper.AddAsync(db, LedgerPhase.Reserve, Actor.System("试"), [new LedgerMove(town.Fund.Id, null, "test:2", 41)], Town.Ct);
            return WorkResult.Done(2);
        }, Town.Ct));

        Assert.Contains("40 fen", refused.Message, StringComparison.Ordinal);
        Assert.Equal(100, await town.BalanceAsync(LedgerAccount.Available));
    }

    [Fact]
    public async Task Same_subject_in_the_same_phase_is_refused_by_the_database()
    {
        await using var town = await Town.CreateAsync();
        await MoveAsync(town, LedgerPhase.Reserve, 1);
        await Assert.ThrowsAsync<DuplicateKeyException>(() => MoveAsync(town, LedgerPhase.Reserve, 1));
    }

    [Theory]
    [InlineData("LedgerEntries")]
    [InlineData("AuditEvents")]
    [InlineData("ClaimEvents")]
    [InlineData("DisclosureRecords")]
    [InlineData("PolicyItemVersions")]
    [InlineData("Reviews")]
    [InlineData("BankReferences")]
    [InlineData("PayeeReleases")]
    [InlineData("DisclosureCorrections")]
    public async Task Append_only_table_can_be_neither_changed_nor_emptied(string table)
    {
        await using var town = await Town.CreateAsync();
        var offer = await town.OfferAsync(PolicyMarket.Data.Offers.OfferState.AwaitingCheck);
        Town.Done(await town.Record.Get<PolicyMarket.Data.Offers.PreCheckDesk>().ApproveAsync(town.Officer, [offer.Id], Town.Ct));
        Town.Done(await town.Record.Get<PolicyMarket.Data.Offers.OfferPush>().PushNowAsync(town.Officer, [offer.Id], Town.Ct));
        var made = await town.BatchAsync(await town.ClaimAsync(town.Boss, offer, town.Account));
        await town.Record.ExecuteAsync($"""UPDATE "Firms" SET "Name" = '改了名的公司' """);
        var batch = await town.ReleasedAsync(made);
        Town.Done(await town.TakeInAsync(batch, town.Answer(batch)));
        town.Record.Clock.Advance(TimeSpan.FromDays(3));
        Town.Done(await town.TakeInAsync(batch, Town.BankHeader + town.Row(batch.Payouts[0], isReturned: true)));
        foreach (var sql in new[] { $"UPDATE \"{table}\" SET \"Id\" = \"Id\"", $"DELETE FROM \"{table}\"" })
        {
            var exception = await Assert.ThrowsAsync<SqliteException>(() =>
                town.Record.ExecuteAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql)));
            Assert.Contains("append-only", exception.Message, StringComparison.Ordinal);
        }
    }

    private static Task<WorkResult<int>> MoveAsync(Town town, LedgerPhase phase, params long[] sums) =>
        town.Record.Get<Recorder>().WriteAsync<int>(async db =>
        {
            var moves = sums.Select((fen, i) => new LedgerMove(town.Fund.Id, null, $"test:{i}", fen)).ToList();
            await town.Record.Get<Bookkeeper>().AddAsync(db, phase, Actor.System("试"), moves, Town.Ct);
            return WorkResult.Done(moves.Count);
        }, Town.Ct);
}
