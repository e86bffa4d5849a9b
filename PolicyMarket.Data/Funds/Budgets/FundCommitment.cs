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
            return Result.Fail<Fund>(DataDiagnostics.FundNone, BudgetWording.ItemWithoutFund);
        }

        if (!fund.IsOpen)
        {
            return Result.Fail<Fund>(DataDiagnostics.FundClosed, BudgetWording.FundClosedForPayments(fund.Name));
        }

        if (fund.LastDay < confirmedOn)
        {
            return Result.Fail<Fund>(DataDiagnostics.FundClosed, BudgetWording.FundYearEnded(fund.Name, fund.LastDay));
        }

        var available = await LedgerPosting.AvailableFenAsync(db, fund.Id, ct);
        return available < amountFen
            ? Result.Fail<Fund>(DataDiagnostics.FundShort, BudgetWording.FundShort(fund.Name, WorkText.Yuan(amountFen - available)))
            : Result.Ok(fund);
    }
}
