using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Funds.Budgets;

/// <summary>Whether a fund can promise a sum now: it exists, is open, its year is not over, and it has enough available.</summary>
internal static class FundCommitment
{
    /// <summary><paramref name="confirmedOn"/>: the day of a new confirmation; null for a claim that was confirmed in time and is sent again.</summary>
    public static async Task<Result<Fund>> DemandAsync(PolicyMarketDb db, long? fundId, long amountFen, DateOnly? confirmedOn, CancellationToken ct)
    {
        var fund = await db.Funds.SingleOrDefaultAsync(f => f.Id == fundId, ct);
        if (fund is null)
        {
            return Result.Fail<Fund>(DataDiagnostics.FundNone, "这个事项还没有指定资金池，暂时不能付款，什么也没有改动。请稍后再来，或请部门联系财政指定资金池。");
        }

        if (!fund.IsOpen)
        {
            return Result.Fail<Fund>(DataDiagnostics.FundClosed, $"资金池“{fund.Name}”已关闭，不再接新的付款，什么也没有改动。请等财政重新开放或改用别的资金池。");
        }

        if (fund.LastDay < confirmedOn)
        {
            return Result.Fail<Fund>(DataDiagnostics.FundClosed, $"资金池“{fund.Name}”的年度已于 {fund.LastDay:yyyy-MM-dd} 结束，不再接新的付款，什么也没有改动。请等财政为事项指定新年度的资金池。");
        }

        var available = await LedgerPosting.AvailableFenAsync(db, fund.Id, ct);
        return available < amountFen
            ? Result.Fail<Fund>(DataDiagnostics.FundShort, $"资金池“{fund.Name}”可用余额不足（还差 {WorkText.Yuan(amountFen - available)}），什么也没有改动，权益仍然保留。财政追加预算后再办理即可。")
            : Result.Ok(fund);
    }
}
