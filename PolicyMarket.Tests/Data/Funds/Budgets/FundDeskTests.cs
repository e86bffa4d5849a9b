using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Funds.Budgets;

public sealed class FundDeskTests
{
    [Fact]
    public async Task Same_fund_is_found_and_another_under_its_code_refused()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<FundDesk>();
        var id = County.Done(await desk.CreateAsync(county.Administrator, "G-26", "工业专项", county.Department.Id, 2026, County.Ct));
        Assert.Equal(id, County.Done(await desk.CreateAsync(county.Maker, " G-26 ", "工业专项", county.Department.Id, 2026, County.Ct)));
        County.Refused(await desk.CreateAsync(county.Maker, "G-26", "别的", null, 2026, County.Ct), DataDiagnostics.WorkAlreadyThere);
        County.Refused(await desk.CreateAsync(county.Maker, "", "别的", null, 2026, County.Ct), DataDiagnostics.WorkTextShape);
        County.Refused(await desk.CreateAsync(county.Maker, "a\nb", "别的", null, 2026, County.Ct), DataDiagnostics.WorkTextShape);
        County.Refused(await desk.CreateAsync(county.Maker, "H", "别的", 999, 2026, County.Ct), DataDiagnostics.WorkNotFound);
        County.Refused(await desk.CreateAsync(county.Maker, "H", "别的", null, 1999, County.Ct), DataDiagnostics.WorkDateRange);
    }

    [Fact]
    public async Task Same_budget_document_is_granted_once()
    {
        await using var county = await County.CreateAsync(budgetFen: 0);
        var desk = county.Record.Get<FundDesk>();
        var results = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => desk.GrantAsync(county.Maker, county.Fund.Id, 100, "2号文", County.Ct)))
        );
        Assert.All(results, r => Assert.Equal(100, County.Done(r)));
        County.Refused(await desk.GrantAsync(county.Maker, county.Fund.Id, 200, "2号文", County.Ct), DataDiagnostics.WorkAlreadyThere);
        Assert.Equal(300, County.Done(await desk.GrantAsync(county.Maker, county.Fund.Id, 200, "3号文", County.Ct)));
        Assert.Equal(-300, await county.BalanceAsync(LedgerAccount.Treasury));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000_000_000_001)]
    [InlineData(long.MaxValue)]
    public async Task Sum_out_of_bounds_is_refused(long fen)
    {
        await using var county = await County.CreateAsync(budgetFen: 0);
        County.Refused(await county.Record.Get<FundDesk>().GrantAsync(county.Maker, county.Fund.Id, fen, "2号文", County.Ct), DataDiagnostics.FundAmount);
    }

    [Fact]
    public async Task Closed_fund_takes_no_budget_and_no_item_but_pays_what_it_has_promised()
    {
        await using var county = await County.CreateAsync();
        var payout = await county.ClaimAsync();
        var desk = county.Record.Get<FundDesk>();
        County.Done(await desk.SetOpenAsync(county.Maker, county.Fund.Id, isOpen: false, County.Ct));
        County.Refused(await desk.GrantAsync(county.Maker, county.Fund.Id, 1, "4号文", County.Ct), DataDiagnostics.FundClosed);
        var item = await county.Record.ItemAsync(county.Department, null, "item-9");
        County.Refused(await desk.AssignAsync(county.Maker, item.ItemId, county.Fund.Id, County.Ct), DataDiagnostics.FundClosed);
        var batch = await county.ApprovedAsync(payout);
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));
        Assert.Equal(100_000_00, await county.BalanceAsync(LedgerAccount.Paid));
    }

    [Fact]
    public async Task Balances_say_where_every_fen_is()
    {
        await using var county = await County.CreateAsync();
        var first = await county.ClaimAsync();
        var batch = await county.ApprovedAsync(first);
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));
        var (firmUser, offer, account) = await county.OtherFirmAsync(2, 20_000_00);
        var returned = await county.ApprovedAsync(await county.ClaimAsync(firmUser, offer, account));
        County.Done(await county.TakeInAsync(returned, county.Answer(returned, "LY20261122-000002-1-1")));
        var (firmUser3, offer3, account3) = await county.OtherFirmAsync(3, 30_000_00);
        await county.ApprovedAsync(await county.ClaimAsync(firmUser3, offer3, account3));
        var (firmUser4, offer4, account4) = await county.OtherFirmAsync(4, 40_000_00);
        await county.ClaimAsync(firmUser4, offer4, account4);
        await county.OtherFirmAsync(5, 50_000_00); // has not answered
        var balance = Assert.Single(await county.Record.Get<FundBalances>().ReadAsync(County.Ct));
        Assert.Equal(
            new FundBalance(
                county.Fund.Id,
                "F1",
                "F1 专项资金",
                null,
                2026,
                new DateOnly(2026, 12, 31),
                true,
                1_000_000_00,
                830_000_00,
                50_000_00,
                40_000_00,
                30_000_00,
                100_000_00,
                20_000_00
            ),
            balance
        );
    }

    [Fact]
    public async Task Funds_are_listed_newest_year_first_then_by_code_with_the_sums_of_several_offers_and_returns()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<FundDesk>();
        foreach (var (code, year) in new[] { ("B", 2025), ("A", 2025), ("C", 2027) })
        {
            County.Done(await desk.CreateAsync(county.Maker, code, $"{code} 专项资金", departmentId: null, year, County.Ct));
        }

        await county.OtherFirmAsync(2, 20_000_00);
        await county.OtherFirmAsync(3, 30_000_00); // neither has answered
        var (firmUser4, offer4, account4) = await county.OtherFirmAsync(4, 40_000_00);
        var (firmUser5, offer5, account5) = await county.OtherFirmAsync(5, 50_000_00);
        var batch = await county.ApprovedAsync(await county.ClaimAsync(firmUser4, offer4, account4), await county.ClaimAsync(firmUser5, offer5, account5));
        County.Done(
            await county.TakeInAsync(
                batch,
                County.BankHeader + county.Row(batch.Payouts[0], isReturned: true) + county.Row(batch.Payouts[1], isReturned: true)
            )
        );

        var balances = await county.Record.Get<FundBalances>().ReadAsync(County.Ct);

        Assert.Equal(["C", "F1", "A", "B"], balances.Select(balance => balance.Code));
        Assert.Equal([0, 50_000_00, 0, 0], balances.Select(balance => balance.ExpectedFen));
        Assert.Equal([0, 90_000_00, 0, 0], balances.Select(balance => balance.ReturnedFen));
    }
}
