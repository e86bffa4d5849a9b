using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>Checks the ledger: each pair of postings sums to zero, and no account but the treasury is below zero.</summary>
internal static class LedgerConsistency
{
    public static async Task FindAsync(PolicyMarketDb db, RecordCheckTally tally, CancellationToken ct)
    {
        var uneven = await db
            .LedgerEntries.GroupBy(e => new { e.Subject, e.Phase })
            .Select(g => new
            {
                g.Key.Subject,
                g.Key.Phase,
                Sum = g.Sum(e => e.AmountFen),
                Count = g.Count(),
            })
            .Where(g => g.Sum != 0 || g.Count != 2)
            .Take(ChainAudit.MostFindings)
            .ToListAsync(ct);
        foreach (var pair in uneven)
        {
            tally.Add(RecordWords.Ledger(pair.Subject, RecordCheckWording.PhaseUnbalanced(pair.Phase, pair.Count, WorkText.Yuan(pair.Sum))));
        }

        var below = await db
            .LedgerEntries.Where(e => e.Account != LedgerAccount.Treasury)
            .GroupBy(e => new { e.FundId, e.Account })
            .Select(g => new
            {
                g.Key.FundId,
                g.Key.Account,
                Sum = g.Sum(e => e.AmountFen),
            })
            .Where(g => g.Sum < 0)
            .ToListAsync(ct);
        foreach (var account in below)
        {
            tally.Add(
                RecordWords.Ledger(
                    $"fund:{account.FundId}",
                    RecordCheckWording.BalanceNegative(account.FundId, account.Account, WorkText.Yuan(account.Sum))
                )
            );
        }
    }
}
