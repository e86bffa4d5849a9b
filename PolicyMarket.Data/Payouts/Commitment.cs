using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Payouts;

/// <summary>Makes the payout of a claim and reserves its money, in the transaction that asks for it.</summary>
public sealed class Commitment(LedgerPosting posting, BusinessClock clock) : ICommitment
{
    Task ICommitment.CommitAsync(PolicyMarketDb db, Claim claim, Fund fund, BankAccount account, Actor actor, CancellationToken ct) =>
        MakeAsync(db, claim, fund, account, attempt: 1, actor, ct);

    /// <summary>
    /// Makes the payout of an attempt, from 1. The claim is saved, and the fund suffices. Saves once in between, because entries name the payout's id.
    /// </summary>
    internal async Task<Payout> MakeAsync(PolicyMarketDb db, Claim claim, Fund fund, BankAccount account, int attempt, Actor actor, CancellationToken ct)
    {
        var version = await db.PolicyItemVersions.AsNoTracking().SingleAsync(v => v.Id == claim.ItemVersionId, ct);
        if (PaidOut.Demand(version) is { } why)
        {
            throw new InvalidOperationException($"Claim {claim.Number}: {why.Message}");
        }

        var payout = new Payout
        {
            ClaimId = claim.Id,
            Instalment = 1,
            Attempt = attempt,
            AmountFen = claim.AmountFen,
            FundId = fund.Id,
            State = PayoutState.Reserved,
            AccountHolder = account.Holder,
            BankName = account.BankName,
            AccountNumber = account.Number,
            CreatedAt = clock.UtcNow,
        };
        db.Payouts.Add(payout);
        await db.SaveChangesAsync(ct);
        await posting.AddAsync(db, LedgerPhase.Reserve, actor, [payout.ToLedgerMove()], ct);
        return payout;
    }
}
