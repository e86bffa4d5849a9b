using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Funds.Budgets;

public sealed class FundDeskTests
{
    [Fact]
    public async Task Same_fund_is_found_and_another_under_its_code_refused()
    {
        await using var town = await Town.CreateAsync();
        var desk = town.Record.Get<FundDesk>();
        var id = Town.Done(await desk.CreateAsync(town.Administrator, "G-26", "工业专项", town.Department.Id, 2026, Town.Ct));
        Assert.Equal(id, Town.Done(await desk.CreateAsync(town.Maker, " G-26 ", "工业专项", town.Department.Id, 2026, Town.Ct)));
        Town.Refused(await desk.CreateAsync(town.Maker, "G-26", "别的", null, 2026, Town.Ct), DiagnosticCatalogue.WorkAlreadyThere);
        Town.Refused(await desk.CreateAsync(town.Maker, "", "别的", null, 2026, Town.Ct), DiagnosticCatalogue.WorkTextShape);
        Town.Refused(await desk.CreateAsync(town.Maker, "a\nb", "别的", null, 2026, Town.Ct), DiagnosticCatalogue.WorkTextShape);
        Town.Refused(await desk.CreateAsync(town.Maker, "H", "别的", 999, 2026, Town.Ct), DiagnosticCatalogue.WorkNotFound);
        Town.Refused(await desk.CreateAsync(town.Maker, "H", "别的", null, 1999, Town.Ct), DiagnosticCatalogue.WorkDateRange);
    }

    [Fact]
    public async Task Same_budget_document_is_granted_once()
    {
        await using var town = await Town.CreateAsync(budgetFen: 0);
        var desk = town.Record.Get<FundDesk>();
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => desk.GrantAsync(town.Maker, town.Fund.Id, 100, "2号文", Town.Ct))));
        Assert.All(results, r => Assert.Equal(100, Town.Done(r)));
        Town.Refused(await desk.GrantAsync(town.Maker, town.Fund.Id, 200, "2号文", Town.Ct), DiagnosticCatalogue.WorkAlreadyThere);
        Assert.Equal(300, Town.Done(await desk.GrantAsync(town.Maker, town.Fund.Id, 200, "3号文", Town.Ct)));
        Assert.Equal(-300, await town.BalanceAsync(LedgerAccount.Treasury));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000_000_000_001)]
    [InlineData(long.MaxValue)]
    public async Task Sum_out_of_bounds_is_refused(long fen)
    {
        await using var town = await Town.CreateAsync(budgetFen: 0);
        Town.Refused(await town.Record.Get<FundDesk>().GrantAsync(town.Maker, town.Fund.Id, fen, "2号文", Town.Ct), DiagnosticCatalogue.FundAmount);
    }

    [Fact]
    public async Task Closed_fund_takes_no_budget_and_no_item_but_pays_what_it_has_promised()
    {
        await using var town = await Town.CreateAsync();
        var payout = await town.ClaimAsync();
        var desk = town.Record.Get<FundDesk>();
        Town.Done(await desk.SetOpenAsync(town.Maker, town.Fund.Id, isOpen: false, Town.Ct));
        Town.Refused(await desk.GrantAsync(town.Maker, town.Fund.Id, 1, "4号文", Town.Ct), DiagnosticCatalogue.FundClosed);
        var item = await town.Record.ItemAsync(town.Department, null, "item-9");
        Town.Refused(await desk.AssignAsync(town.Maker, item.ItemId, town.Fund.Id, Town.Ct), DiagnosticCatalogue.FundClosed);
        var batch = await town.ApprovedAsync(payout);
        Town.Done(await town.TakeInAsync(batch, town.Answer(batch)));
        Assert.Equal(100_000_00, await town.BalanceAsync(LedgerAccount.Paid));
    }

    [Fact]
    public async Task Balances_say_where_every_fen_is()
    {
        await using var town = await Town.CreateAsync();
        var first = await town.ClaimAsync();
        var batch = await town.ApprovedAsync(first);
        Town.Done(await town.TakeInAsync(batch, town.Answer(batch)));
        var (boss, offer, account) = await town.NeighbourAsync(2, 20_000_00);
        var returned = await town.ApprovedAsync(await town.ClaimAsync(boss, offer, account));
        Town.Done(await town.TakeInAsync(returned, town.Answer(returned, "LY20261122-000002-1-1")));
        var (boss3, offer3, account3) = await town.NeighbourAsync(3, 30_000_00);
        await town.ApprovedAsync(await town.ClaimAsync(boss3, offer3, account3));
        var (boss4, offer4, account4) = await town.NeighbourAsync(4, 40_000_00);
        await town.ClaimAsync(boss4, offer4, account4);
        await town.NeighbourAsync(5, 50_000_00); // has not answered
        var balance = Assert.Single(await town.Record.Get<FundBalances>().ReadAsync(Town.Ct));
        Assert.Equal(
            new FundBalance(town.Fund.Id, "F1", "F1 专项资金", null, 2026, new DateOnly(2026, 12, 31), true, 1_000_000_00, 830_000_00, 50_000_00, 40_000_00, 30_000_00, 100_000_00, 20_000_00),
            balance);
    }

    [Fact]
    public async Task Funds_are_listed_newest_year_first_then_by_code_with_the_sums_of_several_offers_and_returns()
    {
        await using var town = await Town.CreateAsync();
        var desk = town.Record.Get<FundDesk>();
        foreach (var (code, year) in new[] { ("B", 2025), ("A", 2025), ("C", 2027) })
        {
            Town.Done(await desk.CreateAsync(town.Maker, code, $"{code} 专项资金", departmentId: null, year, Town.Ct));
        }

        await town.NeighbourAsync(2, 20_000_00);
        await town.NeighbourAsync(3, 30_000_00); // neither has answered
        var (boss4, offer4, account4) = await town.NeighbourAsync(4, 40_000_00);
        var (boss5, offer5, account5) = await town.NeighbourAsync(5, 50_000_00);
        var batch = await town.ApprovedAsync(await town.ClaimAsync(boss4, offer4, account4), await town.ClaimAsync(boss5, offer5, account5));
        Town.Done(await town.TakeInAsync(batch, Town.BankHeader + town.Row(batch.Payouts[0], isReturned: true) + town.Row(batch.Payouts[1], isReturned: true)));

        var balances = await town.Record.Get<FundBalances>().ReadAsync(Town.Ct);

        Assert.Equal(["C", "F1", "A", "B"], balances.Select(balance => balance.Code));
        Assert.Equal([0, 50_000_00, 0, 0], balances.Select(balance => balance.ExpectedFen));
        Assert.Equal([0, 90_000_00, 0, 0], balances.Select(balance => balance.ReturnedFen));
    }
}
