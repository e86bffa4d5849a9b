using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Ledger.Books;

/// <summary>
/// Rebuilds every balance from nothing, posting by posting, and compares it with what is kept elsewhere: pairs and their routes, debits and credits at each
/// moment, balances below zero, the states of payouts, and the sealed trial balances of closed months. Writes nothing.
/// </summary>
public sealed class LedgerRebuild(IDbContextFactory<PolicyMarketDb> factory)
{
    /// <summary>For commands and pages.</summary>
    public async Task<LedgerRebuilt> RunAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var snapshot = await ReadSnapshot.BeginAsync(db, ct);
        return await RunAsync(db, ct);
    }

    /// <summary>The same within a context, e.g. of the record check.</summary>
    internal static async Task<LedgerRebuilt> RunAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var funds = await db.Funds.AsNoTracking().Select(f => new { f.Id, f.Name }).ToDictionaryAsync(f => f.Id, f => f.Name, ct);
        var run = new RebuildRun(funds);
        await foreach (var entry in db.LedgerEntries.AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            run.Take(entry);
        }

        run.Finish();
        await ComparePayoutsAsync(db, run, ct);
        var months = await CompareMonthsAsync(db, run, ct);
        return new LedgerRebuilt(run.Postings, run.FundCount, months, run.DebitFen, run.CreditFen, run.Count, run.Listed);
    }

    private static async Task ComparePayoutsAsync(PolicyMarketDb db, RebuildRun run, CancellationToken ct)
    {
        var payouts = await db
            .Payouts.AsNoTracking()
            .GroupBy(p => new { p.FundId, p.State })
            .Select(g => new
            {
                g.Key.FundId,
                g.Key.State,
                Fen = g.Sum(p => p.AmountFen),
            })
            .ToListAsync(ct);
        foreach (var fund in run.Funds)
        {
            Compare(LedgerAccount.Reserved, PayoutState.Reserved, PayoutState.InBatch);
            Compare(LedgerAccount.Approved, PayoutState.Approved);
            Compare(LedgerAccount.Paid, PayoutState.Paid);

            void Compare(LedgerAccount account, params PayoutState[] states)
            {
                var expected = payouts.Where(p => p.FundId == fund && states.Contains(p.State)).Sum(p => p.Fen);
                var found = run.BalanceOf(fund, account);
                if (found != expected)
                {
                    run.Add(
                        $"fund:{fund}",
                        BooksWording.PayoutsDiffer(run.NameOf(fund), LedgerWording.Say(account), WorkText.Yuan(found), WorkText.Yuan(expected))
                    );
                }
            }
        }
    }

    private static async Task<int> CompareMonthsAsync(PolicyMarketDb db, RebuildRun run, CancellationToken ct)
    {
        var closed = await db.LedgerPeriods.AsNoTracking().Where(p => p.State == PeriodState.Closed).OrderBy(p => p.EndsAt).ToListAsync(ct);
        foreach (var period in closed)
        {
            var rebuilt = await TrialBalance.ReadAsync(db, period.FirstDay, period.LastDay, ct);
            var kept = await db.PeriodBalances.AsNoTracking().Where(b => b.PeriodId == period.Id).ToListAsync(ct);
            var lines = rebuilt.Lines.ToDictionary(line => (line.FundId, line.Account));
            foreach (var key in kept.Select(b => (b.FundId, b.Account)).Union(lines.Keys))
            {
                var was = kept.Find(b => (b.FundId, b.Account) == key)?.ClosingFen ?? 0;
                var now = lines.GetValueOrDefault(key)?.ClosingFen ?? 0;
                if (was != now)
                {
                    run.Add(
                        $"period:{period.Month}",
                        BooksWording.SealedDiffers(
                            period.Month,
                            run.NameOf(key.FundId),
                            LedgerWording.Say(key.Account),
                            WorkText.Yuan(was),
                            WorkText.Yuan(now)
                        )
                    );
                }
            }

            if (TrialBalance.HashOf(rebuilt) != period.ContentHash)
            {
                run.Add($"period:{period.Month}", BooksWording.HashDiffers(period.Month));
            }
        }

        return closed.Count;
    }
}
