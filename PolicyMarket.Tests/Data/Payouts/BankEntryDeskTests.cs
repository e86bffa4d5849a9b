using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts;

/// <summary>Answers of the bank that need two people.</summary>
public sealed class BankEntryDeskTests
{
    [Fact]
    public async Task Typed_answer_is_booked_by_a_second_person_only()
    {
        await using var town = await Town.CreateAsync();
        Town.Done(await town.Record.Get<PeopleDesk>().SetRolesAsync(null, town.Maker, [Roles.Finance, Roles.FinanceChecker], Town.Ct));
        var batch = await town.ApprovedAsync(await town.ClaimAsync());
        var desk = town.Record.Get<BankEntryDesk>();
        var answer = new TypedAnswer(batch.Payouts[0].Id, true, town.Record.Business.Today, "ns 77", null);

        var entry = Town.Done(await desk.EnterAsync(town.Maker, batch.Id, answer, Town.Ct));
        Assert.Equal(entry, Town.Done(await desk.EnterAsync(town.Maker, batch.Id, answer, Town.Ct)));
        Town.Refused(await desk.EnterAsync(town.Maker, batch.Id, answer with { Reference = "NS78" }, Town.Ct), DiagnosticCatalogue.WorkStateMoved);
        Assert.Equal(0, await town.BalanceAsync(LedgerAccount.Paid));
        Town.Refused(await desk.ConfirmAsync(town.Maker, entry, null, Town.Ct), DiagnosticCatalogue.BatchSamePerson);
        Town.Refused(await desk.ConfirmAsync(town.Officer, entry, null, Town.Ct), DiagnosticCatalogue.NotAllowed);

        Town.Done(await desk.ConfirmAsync(town.Checker, entry, null, Town.Ct));
        Town.Done(await desk.ConfirmAsync(town.Checker, entry, null, Town.Ct));
        Assert.Equal(100_000_00, await town.BalanceAsync(LedgerAccount.Paid));
        Assert.Equal("NS77", await town.Record.ReadAsync(db => db.Payouts.Select(p => p.BankReference).SingleAsync()));
        await Assert.ThrowsAsync<SqliteException>(() => town.Record.ExecuteAsync($"""UPDATE "BankEntries" SET "DecidedByPersonId" = "EnteredByPersonId" """));
    }

    [Theory]
    [InlineData(true, null, null, DiagnosticCatalogue.BankFileText)]
    [InlineData(true, "1.23E+15", null, DiagnosticCatalogue.BankFileReference)]
    [InlineData(false, null, " ", DiagnosticCatalogue.WorkTextShape)]
    public async Task Typed_answer_without_reference_or_reason_is_refused(bool isPaid, string? reference, string? reason, string code)
    {
        await using var town = await Town.CreateAsync();
        var batch = await town.ApprovedAsync(await town.ClaimAsync());
        var answer = new TypedAnswer(batch.Payouts[0].Id, isPaid, town.Record.Business.Today, reference, reason);

        Town.Refused(await town.Record.Get<BankEntryDesk>().EnterAsync(town.Maker, batch.Id, answer, Town.Ct), code);
    }

    [Fact]
    public async Task Discarded_answer_leaves_nothing_and_another_can_be_typed()
    {
        await using var town = await Town.CreateAsync();
        var batch = await town.ApprovedAsync(await town.ClaimAsync());
        var desk = town.Record.Get<BankEntryDesk>();
        var answer = new TypedAnswer(batch.Payouts[0].Id, true, town.Record.Business.Today, "NS1", null);
        var wrong = Town.Done(await desk.EnterAsync(town.Maker, batch.Id, answer, Town.Ct));

        Town.Refused(await desk.DiscardAsync(town.Maker, wrong, "", Town.Ct), DiagnosticCatalogue.WorkReasonNeeded);
        Town.Done(await desk.DiscardAsync(town.Maker, wrong, "看错了一行", Town.Ct));
        Town.Refused(await desk.ConfirmAsync(town.Checker, wrong, null, Town.Ct), DiagnosticCatalogue.WorkStateMoved);
        Assert.NotEqual(wrong, Town.Done(await desk.EnterAsync(town.Maker, batch.Id, answer with { Reference = "NS2" }, Town.Ct)));
        Assert.Equal(0, await town.BalanceAsync(LedgerAccount.Paid));
    }

    [Fact]
    public async Task File_that_names_another_payee_books_the_others_and_keeps_this_one_for_two_people()
    {
        await using var town = await Town.CreateAsync();
        var (boss, offer, account) = await town.NeighbourAsync(2, 50_000_00);
        var batch = await town.ApprovedAsync(await town.ClaimAsync(), await town.ClaimAsync(boss, offer, account));
        const string csv = "拨付编号,金额,结果,日期,流水号,原因,实际户名,实际账号\n"
            + "LY20261122-000001-1-1,100000.00,已付,2026-11-22,B1,,涟源第1机械有限公司,6222 0000 1111 2222\n"
            + "LY20261122-000002-1-1,50000.00,已付,2026-11-22,B2,,别的公司,6222000099998888\n";

        Assert.Equal(new BankResultTaken(1, 0, 1), Town.Done(await town.TakeInAsync(batch, csv)));
        Assert.Equal(new BankResultTaken(1, 0, 1), Town.Done(await town.TakeInAsync(batch, csv)));
        var entry = await town.Record.ReadAsync(db => db.BankEntries.SingleAsync());
        Assert.Contains("实际户名“别的公司”", entry.Difference, StringComparison.Ordinal);
        Assert.Contains("实际账号“6222000099998888”", entry.Difference, StringComparison.Ordinal);
        Assert.Equal(100_000_00, await town.BalanceAsync(LedgerAccount.Paid));

        var desk = town.Record.Get<BankEntryDesk>();
        Town.Refused(await desk.ConfirmAsync(town.Checker, entry.Id, null, Town.Ct), DiagnosticCatalogue.WorkReasonNeeded);
        Town.Done(await desk.ConfirmAsync(town.Checker, entry.Id, "银行来函：户名登记有误，钱已到企业账户", Town.Ct));
        Assert.Equal(150_000_00, await town.BalanceAsync(LedgerAccount.Paid));
        Assert.Equal(BatchState.Settled, (await town.LoadAsync(batch.Id)).State);
    }

    [Fact]
    public async Task Corrected_file_replaces_the_exception()
    {
        await using var town = await Town.CreateAsync();
        var batch = await town.ApprovedAsync(await town.ClaimAsync());
        const string odd = "拨付编号,金额,结果,日期,流水号,原因,实际户名\nLY20261122-000001-1-1,100000.00,已付,2026-11-22,B1,,别的公司\n";
        Town.Done(await town.TakeInAsync(batch, odd));

        Assert.Equal(new BankResultTaken(1, 0), Town.Done(await town.TakeInAsync(batch, town.Answer(batch))));

        Assert.Equal(BankEntryState.Replaced, await town.Record.ReadAsync(db => db.BankEntries.Select(e => e.State).SingleAsync()));
        Assert.Equal(100_000_00, await town.BalanceAsync(LedgerAccount.Paid));
    }
}
