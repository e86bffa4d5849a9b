using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts;

/// <summary>A returned payout is sent again, as the next attempt, to another account than the one that the bank refused.</summary>
public sealed class ReturnDesk(Recorder recorder, IRecordCheck records, Commitment commitment, ClaimTimeline timeline, AuditTrail audit)
{
    /// <summary>Reserves the money again; the id of the new payout. The same again finds it.</summary>
    public Task<Result<long>> ResendAsync(PersonId personId, long payoutId, long bankAccountId, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance, Roles.Firm);
                if (actor is null)
                {
                    return WorkText.Refuse<long>(why);
                }

                var payout = await db.Payouts.Include(p => p.Claim).SingleOrDefaultAsync(p => p.Id == payoutId, ct);
                if (payout?.Claim is not { } claim)
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(PayoutWording.ThisPayout));
                }

                if (!actor.Roles.Contains(Roles.Finance) && actor.FirmId != claim.FirmId)
                {
                    return WorkText.Refuse<long>(WorkText.NotYours(PayoutWording.PayoutNotYours));
                }

                var next = await db
                    .Payouts.AsNoTracking()
                    .SingleOrDefaultAsync(p => p.ClaimId == claim.Id && p.Instalment == payout.Instalment && p.Attempt == payout.Attempt + 1, ct);
                if (next is not null)
                {
                    return Result.Ok(next.Id);
                }

                if (payout.State != PayoutState.Returned)
                {
                    return WorkText.Refuse<long>(WorkText.Moved(PayoutWording.PayoutNotReturned));
                }

                var account = await db.BankAccounts.SingleOrDefaultAsync(a => a.Id == bankAccountId && a.FirmId == claim.FirmId, ct);
                if (account is null)
                {
                    return Result.Fail<long>(DataDiagnostics.AccountNotYours, PayoutWording.AccountNotRegistered);
                }

                if (await DemandNotRefusedAsync(db, claim.Id, account, ct) is { } refused)
                {
                    return WorkText.Refuse<long>(refused);
                }

                if (await DamageAsync(db, payout, account, ct) is { Count: > 0 } damage)
                {
                    return Result.Fail<long>(damage);
                }

                var version = await db.PolicyItemVersions.AsNoTracking().SingleAsync(v => v.Id == claim.ItemVersionId, ct);
                if (PaidOut.Demand(version) is { } notPaid)
                {
                    return WorkText.Refuse<long>(notPaid);
                }

                var (fund, noFund) = await FundCommitment.DemandAsync(db, payout.FundId, claim.AmountFen, confirmedOn: null, ct);
                if (fund is null)
                {
                    return WorkText.Refuse<long>(noFund);
                }

                claim.Move(ClaimState.Confirmed);
                claim.BankAccountId = account.Id;
                var again = await commitment.MakeAsync(db, claim, fund, account, payout.Attempt + 1, actor, ct);
                await timeline.AddAsync(
                    db,
                    [claim],
                    actor,
                    _ =>
                        (
                            PayoutWording.AccountCorrected,
                            PayoutWording.ReceivingAccount(
                                account.BankName,
                                account.MaskedNumber,
                                account.IsVerified ? "" : PayoutWording.PaidAfterVerification
                            )
                        ),
                    ct
                );
                audit.Add(
                    db,
                    actor,
                    AuditAction.PayoutResend,
                    $"payout:{again.Id}",
                    PayoutWording.PayoutReplaces(payout.Id, WorkText.Yuan(again.AmountFen))
                );
                return Result.Ok(again.Id);
            },
            ct
        );

    /// <summary>
    /// Names another account for a payout that waits for a batch, e.g. because the bank does not verify the first one. The same again changes nothing.
    /// </summary>
    public Task<Result<long>> ChangeAccountAsync(PersonId personId, long payoutId, long bankAccountId, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance, Roles.Firm);
                if (actor is null)
                {
                    return WorkText.Refuse<long>(why);
                }

                var payout = await db.Payouts.Include(p => p.Claim).SingleOrDefaultAsync(p => p.Id == payoutId, ct);
                if (payout?.Claim is not { } claim)
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(PayoutWording.ThisPayout));
                }

                if (!actor.Roles.Contains(Roles.Finance) && actor.FirmId != claim.FirmId)
                {
                    return WorkText.Refuse<long>(WorkText.NotYours(PayoutWording.PayoutNotYours));
                }

                var account = await db.BankAccounts.SingleOrDefaultAsync(a => a.Id == bankAccountId && a.FirmId == claim.FirmId, ct);
                if (account is null)
                {
                    return Result.Fail<long>(DataDiagnostics.AccountNotYours, PayoutWording.AccountNotRegistered);
                }

                if (payout.State != PayoutState.Reserved)
                {
                    return WorkText.Refuse<long>(WorkText.Moved(PayoutWording.AccountFixed));
                }

                if (await DemandNotRefusedAsync(db, claim.Id, account, ct) is { } refused)
                {
                    return WorkText.Refuse<long>(refused);
                }

                if (await DamageAsync(db, payout, account, ct) is { Count: > 0 } damage)
                {
                    return Result.Fail<long>(damage);
                }

                if (
                    claim.BankAccountId != account.Id
                    || (payout.AccountHolder, payout.BankName, payout.AccountNumber) != (account.Holder, account.BankName, account.Number)
                )
                {
                    claim.BankAccountId = account.Id;
                    payout.SendTo(account);
                    await timeline.AddAsync(
                        db,
                        [claim],
                        actor,
                        _ =>
                            (
                                PayoutWording.AccountChanged,
                                PayoutWording.ReceivingAccount(
                                    account.BankName,
                                    account.MaskedNumber,
                                    account.IsVerified ? "" : PayoutWording.AwaitingVerification
                                )
                            ),
                        ct
                    );
                    audit.Add(db, actor, AuditAction.PayoutAccount, $"payout:{payout.Id}", $"{account.BankName} {account.MaskedNumber}");
                }

                return Result.Ok(payout.Id);
            },
            ct
        );

    private static async Task<Diagnostic?> DemandNotRefusedAsync(PolicyMarketDb db, long claimId, Firms.BankAccount account, CancellationToken ct) =>
        (await RefusedAccounts.FindAsync(db, claimId, ct)).Contains(account.Id)
            ? new Diagnostic(DataDiagnostics.AccountRefused, PayoutWording.AccountRefusedByBank(account.BankName, account.MaskedNumber))
            : null;

    /// <summary>Findings about the records of the payout or of its receiving account.</summary>
    private async Task<List<Diagnostic>> DamageAsync(PolicyMarketDb db, Payout payout, Firms.BankAccount account, CancellationToken ct) =>
        [.. await records.OfPayoutsAsync(db, [payout.Id], ct), .. await records.OfGroundsAsync(db, account.Id, itemVersionId: null, ct)];
}
