using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts;

/// <summary>Answers of the bank that need two people.</summary>
public sealed class BankEntryDeskTests
{
    [Fact]
    public async Task Typed_answer_is_booked_by_a_second_person_only()
    {
        await using var county = await County.CreateAsync();
        County.Done(await county.Record.Get<PeopleDesk>().SetRolesAsync(null, county.Maker, [Roles.Finance, Roles.FinanceChecker], County.Ct));
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var desk = county.Record.Get<BankEntryDesk>();
        var answer = new TypedAnswer(batch.Payouts[0].Id, true, county.Record.Business.Today, "ns 77", null);

        var entry = County.Done(await desk.EnterAsync(county.Maker, batch.Id, answer, County.Ct));
        Assert.Equal(entry, County.Done(await desk.EnterAsync(county.Maker, batch.Id, answer, County.Ct)));
        County.Refused(await desk.EnterAsync(county.Maker, batch.Id, answer with { Reference = "NS78" }, County.Ct), DataDiagnostics.WorkStateMoved);
        Assert.Equal(0, await county.BalanceAsync(LedgerAccount.Paid));
        County.Refused(await desk.ConfirmAsync(county.Maker, entry, null, County.Ct), DataDiagnostics.BatchSamePerson);
        County.Refused(await desk.ConfirmAsync(county.Officer, entry, null, County.Ct), DataDiagnostics.NotAllowed);

        County.Done(await desk.ConfirmAsync(county.Checker, entry, null, County.Ct));
        County.Done(await desk.ConfirmAsync(county.Checker, entry, null, County.Ct));
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Paid));
        Assert.Equal("NS77", await county.Record.ReadAsync(db => db.Payouts.Select(p => p.BankReference).SingleAsync()));
        await Assert.ThrowsAsync<SqliteException>(() =>
            county.Record.ExecuteAsync($"""UPDATE "BankEntries" SET "DecidedByPersonId" = "EnteredByPersonId" """)
        );
    }

    [Theory]
    [InlineData(true, null, null, DataDiagnostics.BankFileText)]
    [InlineData(true, "1.23E+15", null, DataDiagnostics.BankFileReference)]
    [InlineData(false, null, " ", DataDiagnostics.WorkTextShape)]
    public async Task Typed_answer_without_reference_or_reason_is_refused(bool isPaid, string? reference, string? reason, string code)
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var answer = new TypedAnswer(batch.Payouts[0].Id, isPaid, county.Record.Business.Today, reference, reason);

        County.Refused(await county.Record.Get<BankEntryDesk>().EnterAsync(county.Maker, batch.Id, answer, County.Ct), code);
    }

    [Fact]
    public async Task Discarded_answer_leaves_nothing_and_another_can_be_typed()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var desk = county.Record.Get<BankEntryDesk>();
        var answer = new TypedAnswer(batch.Payouts[0].Id, true, county.Record.Business.Today, "NS1", null);
        var wrong = County.Done(await desk.EnterAsync(county.Maker, batch.Id, answer, County.Ct));

        County.Refused(await desk.DiscardAsync(county.Maker, wrong, "", County.Ct), DataDiagnostics.WorkReasonNeeded);
        County.Done(await desk.DiscardAsync(county.Maker, wrong, "看错了一行", County.Ct));
        County.Refused(await desk.ConfirmAsync(county.Checker, wrong, null, County.Ct), DataDiagnostics.WorkStateMoved);
        Assert.NotEqual(wrong, County.Done(await desk.EnterAsync(county.Maker, batch.Id, answer with { Reference = "NS2" }, County.Ct)));
        Assert.Equal(0, await county.BalanceAsync(LedgerAccount.Paid));
    }

    [Fact]
    public async Task File_that_names_another_payee_books_the_others_and_keeps_this_one_for_two_people()
    {
        await using var county = await County.CreateAsync();
        var (firmUser, offer, account) = await county.OtherFirmAsync(2, 50_000_00);
        var batch = await county.ApprovedAsync(await county.ClaimAsync(), await county.ClaimAsync(firmUser, offer, account));
        const string csv =
            "拨付编号,金额,结果,日期,流水号,原因,实际户名,实际账号\n"
            + "LY20261122-000001-1-1,100000.00,已付,2026-11-22,B1,,涟源第1机械有限公司,6222 0000 1111 2222\n"
            + "LY20261122-000002-1-1,50000.00,已付,2026-11-22,B2,,别的公司,6222000099998888\n";

        Assert.Equal(new BankResultTaken(1, 0, 1), County.Done(await county.TakeInAsync(batch, csv)));
        Assert.Equal(new BankResultTaken(1, 0, 1), County.Done(await county.TakeInAsync(batch, csv)));
        var entry = await county.Record.ReadAsync(db => db.BankEntries.SingleAsync());
        Assert.Contains("实际户名“别的公司”", entry.Difference, StringComparison.Ordinal);
        Assert.Contains("实际账号“6222000099998888”", entry.Difference, StringComparison.Ordinal);
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Paid));

        var desk = county.Record.Get<BankEntryDesk>();
        County.Refused(await desk.ConfirmAsync(county.Checker, entry.Id, null, County.Ct), DataDiagnostics.WorkReasonNeeded);
        County.Done(await desk.ConfirmAsync(county.Checker, entry.Id, "银行来函：户名登记有误，钱已到企业账户", County.Ct));
        Assert.Equal(150_000_00, await county.BalanceAsync(LedgerAccount.Paid));
        Assert.Equal(BatchState.Settled, (await county.LoadAsync(batch.Id)).State);
    }

    [Fact]
    public async Task Corrected_file_replaces_the_exception()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        const string odd = "拨付编号,金额,结果,日期,流水号,原因,实际户名\nLY20261122-000001-1-1,100000.00,已付,2026-11-22,B1,,别的公司\n";
        County.Done(await county.TakeInAsync(batch, odd));

        Assert.Equal(new BankResultTaken(1, 0), County.Done(await county.TakeInAsync(batch, county.Answer(batch))));

        Assert.Equal(BankEntryState.Replaced, await county.Record.ReadAsync(db => db.BankEntries.Select(e => e.State).SingleAsync()));
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Paid));
    }
}
