using PolicyMarket.Data.Ledger.Books;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Ledger.Books;

/// <summary>The rebuilt books agree with the kept ones, and each forgery is named.</summary>
public sealed class LedgerRebuildTests
{
    [Fact]
    public async Task Books_of_a_payment_and_a_return_agree_after_a_closed_month()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));
        county.Record.Clock.Advance(TimeSpan.FromDays(3));
        County.Done(await county.TakeInAsync(batch, County.BankHeader + county.Row(batch.Payouts[0], isReturned: true)));
        await CloseAsync(county);

        var rebuilt = await RebuildAsync(county);
        Assert.Empty(rebuilt.Differences);
        Assert.Equal((10, 1, 1, rebuilt.CreditFen), (rebuilt.Postings, rebuilt.Funds, rebuilt.ClosedMonths, rebuilt.DebitFen));
    }

    [Theory]
    [InlineData("UPDATE LedgerEntries SET AmountFen = AmountFen + 1 WHERE Id = 2", "应是两条、合计为零")]
    [InlineData("UPDATE LedgerEntries SET AmountFen = AmountFen + 1 WHERE Id = 2", "到这一条为止借贷不相等")]
    [InlineData("DELETE FROM LedgerEntries WHERE Id = 2", "有 1 条")]
    [InlineData("UPDATE LedgerEntries SET Account = 'Paid' WHERE Id = 4", "不在它应有的两个科目上")]
    [InlineData("UPDATE LedgerEntries SET AmountFen = AmountFen * 100 WHERE Id IN (3, 4)", "小于零")]
    [InlineData("UPDATE LedgerEntries SET AmountFen = AmountFen * 2 WHERE Id IN (3, 4)", "按拨付是")]
    [InlineData("UPDATE PeriodBalances SET ClosingFen = ClosingFen + 1 WHERE Id = 1", "按分录重算是")]
    [InlineData("UPDATE LedgerPeriods SET ContentHash = 'x'", "摘要不一致")]
    public async Task Each_difference_is_named(string forgery, string finding)
    {
        await using var county = await County.CreateAsync();
        await county.ClaimAsync();
        await CloseAsync(county);
        await county.Record.ForgeAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(forgery));

        Assert.Contains((await RebuildAsync(county)).Differences, one => one.Sentence.Contains(finding, StringComparison.Ordinal));
    }

    private static Task<LedgerRebuilt> RebuildAsync(County county) => county.Record.Get<LedgerRebuild>().RunAsync(County.Ct);

    private static async Task CloseAsync(County county)
    {
        county.Record.Clock.Advance(TimeSpan.FromDays(10));
        var desk = county.Record.Get<PeriodDesk>();
        var id = County.Done(await desk.ProposeAsync(county.Maker, "2026-11", County.Ct));
        var hash = (await county.Record.Get<LedgerBooks>().PeriodsAsync(County.Ct))[0].ContentHash;
        County.Done(await desk.CloseAsync(county.Checker, id, hash, County.Ct));
    }
}
