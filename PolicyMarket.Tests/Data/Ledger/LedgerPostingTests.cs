using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Ledger;

public sealed class LedgerPostingTests
{
    [Theory]
    [InlineData(LedgerPhase.Budget, LedgerAccount.Treasury, LedgerAccount.Available)]
    [InlineData(LedgerPhase.Reserve, LedgerAccount.Available, LedgerAccount.Reserved)]
    [InlineData(LedgerPhase.Approve, LedgerAccount.Reserved, LedgerAccount.Approved)]
    [InlineData(LedgerPhase.Pay, LedgerAccount.Approved, LedgerAccount.Paid)]
    [InlineData(LedgerPhase.Return, LedgerAccount.Approved, LedgerAccount.Available)]
    [InlineData(LedgerPhase.Reversal, LedgerAccount.Paid, LedgerAccount.Available)]
    public void Each_phase_has_its_route(LedgerPhase phase, LedgerAccount from, LedgerAccount to) => Assert.Equal((from, to), PostingRules.Of(phase));

    [Fact]
    public void Every_phase_is_in_the_table_above() => Assert.Equal(6, Enum.GetValues<LedgerPhase>().Length);

    [Fact]
    public async Task Overdraft_and_sums_that_are_not_positive_throw_and_leave_nothing()
    {
        await using var county = await County.CreateAsync(budgetFen: 100);
        await Assert.ThrowsAsync<InvalidOperationException>(() => MoveAsync(county, LedgerPhase.Reserve, 101));
        await Assert.ThrowsAsync<InvalidOperationException>(() => MoveAsync(county, LedgerPhase.Reserve, 60, 41));
        await Assert.ThrowsAsync<InvalidOperationException>(() => MoveAsync(county, LedgerPhase.Reserve, 0));
        await Assert.ThrowsAsync<InvalidOperationException>(() => MoveAsync(county, LedgerPhase.Pay, 1));
        Assert.Equal(2, await county.Record.ReadAsync(db => db.LedgerEntries.CountAsync()));
        await MoveAsync(county, LedgerPhase.Reserve, 60, 40);
        Assert.Equal(0, await county.BalanceAsync(LedgerAccount.Available));
    }

    [Fact]
    public async Task Moves_of_the_same_transaction_count_before_they_are_saved()
    {
        await using var county = await County.CreateAsync(budgetFen: 100);
        var posting = county.Record.Get<LedgerPosting>();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            county
                .Record.Get<Recorder>()
                .WriteAsync<int>(
                    async db =>
                    {
                        await posting.AddAsync(
                            db,
                            LedgerPhase.Reserve,
                            Actor.System("试"),
                            [new LedgerMove(county.Fund.Id, null, "test:1", 60)],
                            County.Ct
                        );
                        Assert.Equal(40, await LedgerPosting.AvailableFenAsync(db, county.Fund.Id, County.Ct));
                        await posting.AddAsync(
                            db,
                            LedgerPhase.Reserve,
                            Actor.System("试"),
                            [new LedgerMove(county.Fund.Id, null, "test:2", 41)],
                            County.Ct
                        );
                        return Result.Ok(2);
                    },
                    County.Ct
                )
        );

        Assert.Contains("40 fen", refused.Message, StringComparison.Ordinal);
        Assert.Equal(100, await county.BalanceAsync(LedgerAccount.Available));
    }

    [Fact]
    public async Task Same_subject_in_the_same_phase_is_refused_by_the_database()
    {
        await using var county = await County.CreateAsync();
        await MoveAsync(county, LedgerPhase.Reserve, 1);
        await Assert.ThrowsAsync<DuplicateKeyException>(() => MoveAsync(county, LedgerPhase.Reserve, 1));
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
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync(PolicyMarket.Data.Offers.OfferState.AwaitingCheck);
        County.Done(await county.Record.Get<PolicyMarket.Data.Offers.PreCheckDesk>().ApproveAsync(county.Officer, offer.Id, County.Ct));
        County.Done(await county.Record.Get<PolicyMarket.Data.Offers.OfferPush>().PushNowAsync(county.Officer, [offer.Id], County.Ct));
        var made = await county.BatchAsync(await county.ClaimAsync(county.FirmUser, offer, county.Account));
        await county.Record.ExecuteAsync($"""UPDATE "Firms" SET "Name" = '改了名的公司' """);
        var batch = await county.ReleasedAsync(made);
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));
        county.Record.Clock.Advance(TimeSpan.FromDays(3));
        County.Done(await county.TakeInAsync(batch, County.BankHeader + county.Row(batch.Payouts[0], isReturned: true)));
        foreach (var sql in new[] { $"UPDATE \"{table}\" SET \"Id\" = \"Id\"", $"DELETE FROM \"{table}\"" })
        {
            var exception = await Assert.ThrowsAsync<SqliteException>(() =>
                county.Record.ExecuteAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql))
            );
            Assert.Contains("append-only", exception.Message, StringComparison.Ordinal);
        }
    }

    private static Task<Result<int>> MoveAsync(County county, LedgerPhase phase, params long[] sums) =>
        county
            .Record.Get<Recorder>()
            .WriteAsync<int>(
                async db =>
                {
                    var moves = sums.Select((fen, i) => new LedgerMove(county.Fund.Id, null, $"test:{i}", fen)).ToList();
                    await county.Record.Get<LedgerPosting>().AddAsync(db, phase, Actor.System("试"), moves, County.Ct);
                    return Result.Ok(moves.Count);
                },
                County.Ct
            );
}
