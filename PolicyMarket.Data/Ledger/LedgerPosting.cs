using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Ledger;

/// <summary>Writes entries, always in pairs that sum to zero, in the transaction of the workflow that moves the money.</summary>
public sealed class LedgerPosting(BusinessClock clock)
{
    /// <summary>Uncommitted balance of a fund in fen, including the postings of this transaction.</summary>
    internal static Task<long> AvailableFenAsync(PolicyMarketDb db, long fundId, CancellationToken ct) =>
        BalanceFenAsync(db, fundId, LedgerAccount.Available, ct);

    /// <summary>
    /// Moves every sum by the phase's route. Throws when an account other than the treasury would go below zero: the workflow looks first and refuses in words.
    /// </summary>
    internal async Task AddAsync(PolicyMarketDb db, LedgerPhase phase, Actor actor, IReadOnlyCollection<LedgerMove> moves, CancellationToken ct)
    {
        await DemandOpenPeriodAsync(db, ct);
        var (from, to) = PostingRules.Of(phase);
        foreach (var fund in moves.GroupBy(m => m.FundId))
        {
            var sum = fund.Sum(m => m.AmountFen);
            var balance = PostingRules.MayBeNegative(from) ? long.MaxValue : await BalanceFenAsync(db, fund.Key, from, ct);
            if (balance < sum)
            {
                throw new InvalidOperationException($"Fund {fund.Key} has {balance} fen in {from}; {phase} needs {sum}.");
            }
        }

        foreach (var move in moves)
        {
            if (move.AmountFen <= 0)
            {
                throw new InvalidOperationException($"{move.Subject} moves {move.AmountFen} fen; only positive sums move.");
            }

            db.LedgerEntries.Add(Entry(move, phase, from, -move.AmountFen, actor));
            db.LedgerEntries.Add(Entry(move, phase, to, move.AmountFen, actor));
        }
    }

    /// <summary>Throws when the clock stands in a closed month: it was set back, because only months that are over are closed.</summary>
    private async Task DemandOpenPeriodAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var now = clock.UtcNow;
        var closed = await db
            .LedgerPeriods.Where(p => p.State == PeriodState.Closed && p.EndsAt > now)
            .OrderByDescending(p => p.EndsAt)
            .Select(p => p.Month)
            .FirstOrDefaultAsync(ct);
        if (closed is not null)
        {
            throw new InvalidOperationException($"The ledger is closed to the end of {closed}; a posting of {now:O} is refused.");
        }
    }

    private static async Task<long> BalanceFenAsync(PolicyMarketDb db, long fundId, LedgerAccount account, CancellationToken ct)
    {
        var stored = await db.LedgerEntries.Where(e => e.FundId == fundId && e.Account == account).SumAsync(e => e.AmountFen, ct);
        var unsaved = db
            .ChangeTracker.Entries<LedgerEntry>()
            .Where(e => e.State == EntityState.Added && e.Entity.FundId == fundId && e.Entity.Account == account)
            .Sum(e => e.Entity.AmountFen);
        return stored + unsaved;
    }

    private LedgerEntry Entry(LedgerMove move, LedgerPhase phase, LedgerAccount account, long amountFen, Actor actor) =>
        new()
        {
            FundId = move.FundId,
            PayoutId = move.PayoutId,
            Subject = move.Subject,
            Phase = phase,
            Account = account,
            AmountFen = amountFen,
            At = clock.UtcNow,
            Actor = actor.Name,
        };
}
