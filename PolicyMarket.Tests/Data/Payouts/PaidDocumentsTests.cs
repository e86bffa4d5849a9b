using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts;

/// <summary>Voucher and statement of money that arrived: for whom, of what, and recorded.</summary>
public sealed class PaidDocumentsTests : IAsyncLifetime
{
    private County _county = null!; // set before each test

    private PaidDocuments Documents => _county.Record.Get<PaidDocuments>();

    public async Task InitializeAsync() => _county = await County.CreateAsync();

    public async Task DisposeAsync() => await _county.DisposeAsync();

    [Fact]
    public async Task A_voucher_exists_from_the_arrival_on_and_its_reading_is_recorded()
    {
        var payout = await _county.ClaimAsync();
        County.Refused(await Documents.VoucherAsync(_county.FirmUser, payout.ClaimId, County.Ct), DataDiagnostics.WorkStateMoved);

        await PayAsync(payout);
        var voucher = County.Done(await Documents.VoucherAsync(_county.FirmUser, payout.ClaimId, County.Ct));
        Assert.Equal(
            ("LY20261122-000001", _county.Firm.Name, 100_000_00L, new DateOnly(2026, 11, 22), $"B{payout.Id}"),
            (voucher.ClaimNumber, voucher.FirmName, voucher.AmountFen, voucher.PaidOn, voucher.BankReference)
        );
        Assert.Equal("涟源农商银行 6222 **** **** 2222", voucher.Account);
        Assert.Equal(1, await CountAsync("voucher.read"));
    }

    [Theory]
    [InlineData(Roles.Officer)]
    [InlineData(Roles.Finance)]
    [InlineData(Roles.FinanceChecker)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Administrator)]
    public async Task Desks_that_see_the_claim_see_its_voucher(string role)
    {
        var payout = await _county.ClaimAsync();
        await PayAsync(payout);
        County.Done(await Documents.VoucherAsync(_county.People[role], payout.ClaimId, County.Ct));
    }

    [Fact]
    public async Task Another_firm_and_another_department_see_nothing()
    {
        var payout = await _county.ClaimAsync();
        await PayAsync(payout);
        var (other, _, _) = await _county.OtherFirmAsync(2);
        var department = await _county.Record.DepartmentAsync("人社");
        var officer = await _county.Record.PersonAsync("other-officer", Roles.Officer, department.Id);
        County.Refused(await Documents.VoucherAsync(other, payout.ClaimId, County.Ct), DataDiagnostics.WorkNotFound);
        County.Refused(await Documents.VoucherAsync(officer, payout.ClaimId, County.Ct), DataDiagnostics.WorkNotFound);
        Assert.Empty(County.Done(await Documents.StatementAsync(other, 2026, County.Ct)).Lines);
    }

    [Fact]
    public async Task A_statement_has_what_arrived_in_the_year_and_its_sum()
    {
        var first = await _county.ClaimAsync();
        var second = await _county.Record.ItemAsync(_county.Department, _county.Fund.Id, "item-2");
        var other = await _county.ClaimAsync(
            _county.FirmUser,
            await _county.Record.OfferAsync(_county.Firm, second, amountFen: 50_000_50),
            _county.Account
        );
        var waiting = await _county.Record.ItemAsync(_county.Department, _county.Fund.Id, "item-3");
        await _county.ClaimAsync(_county.FirmUser, await _county.Record.OfferAsync(_county.Firm, waiting, amountFen: 7_00), _county.Account);
        await PayAsync(first, other);

        var statement = County.Done(await Documents.StatementAsync(_county.FirmUser, 2026, County.Ct));
        Assert.Equal([100_000_00L, 50_000_50L], statement.Lines.Select(line => line.AmountFen));
        Assert.Equal(150_000_50, statement.TotalFen);
        Assert.Empty(County.Done(await Documents.StatementAsync(_county.FirmUser, 2025, County.Ct)).Lines);
        County.Refused(await Documents.StatementAsync(_county.FirmUser, 2027, County.Ct), DataDiagnostics.WorkDateRange);
        Assert.Equal(2, await CountAsync("statement.read"));
    }

    [Fact]
    public async Task A_payout_that_was_changed_gives_no_paper()
    {
        var payout = await _county.ClaimAsync();
        await PayAsync(payout);
        await _county.Record.ForgeAsync($"UPDATE Payouts SET BankReference = 'X' WHERE Id = {payout.Id}");
        County.Refused(await Documents.VoucherAsync(_county.FirmUser, payout.ClaimId, County.Ct), DataDiagnostics.RecordChanged);
        County.Refused(await Documents.StatementAsync(_county.FirmUser, 2026, County.Ct), DataDiagnostics.RecordChanged);
    }

    private async Task PayAsync(params Payout[] payouts)
    {
        var batch = await _county.ApprovedAsync(payouts);
        County.Done(await _county.TakeInAsync(batch, _county.Answer(batch)));
        Assert.All(
            await _county.Record.ReadAsync(db => db.Claims.Where(c => c.State == ClaimState.Paid).ToListAsync()),
            claim => Assert.NotEmpty(claim.Number)
        );
    }

    private Task<int> CountAsync(string action) => _county.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == action));
}
