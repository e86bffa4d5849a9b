using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts;

/// <summary>Decisions about payee findings: finance releases one with a reason, or the payout is taken out of its batch.</summary>
public sealed class PayeeDesk(
    Recorder recorder,
    IRecordCheck records,
    PayeeCheck payees,
    LedgerPosting posting,
    ClaimTimeline timeline,
    NoticeBoard notices,
    AuditTrail audit,
    BusinessClock clock,
    SecondFactor codes
)
{
    private const int MostListed = 200;

    /// <summary>
    /// Finance has looked at exactly this finding (<paramref name="evidence"/>). Whoever releases cannot approve the batch. The same again changes nothing.
    /// </summary>
    public Task<Result<long>> ReleaseAsync(
        Approver approver,
        long payoutId,
        PayeeFindingKind kind,
        string evidence,
        string reason,
        CancellationToken ct
    ) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var personId = approver.PersonId;
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance);
                var (text, badText) = WorkText.Read(reason, PayoutWording.ReasonForRelease, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                if (actor is null || text is null)
                {
                    return WorkText.Refuse<long>(notAllowed ?? badText);
                }

                var payout = await LoadAsync(db, payoutId, ct);
                if (payout is null || payout.State is not (PayoutState.InBatch or PayoutState.Approved))
                {
                    return WorkText.Refuse<long>(
                        payout is null ? WorkText.NotFound(PayoutWording.ThisPayout) : WorkText.Moved(PayoutWording.PayoutNotWaiting)
                    );
                }

                if (await records.OfPayoutsAsync(db, [payout.Id], ct) is { Count: > 0 } damage)
                {
                    return Result.Fail<long>(damage.Take(MostListed));
                }

                var finding = (await payees.FindAsync(db, [payout], ct)).FirstOrDefault(f => f.Kind == kind && f.Evidence == evidence);
                if (finding is null or { Release: not null })
                {
                    return finding is null ? WorkText.Refuse<long>(WorkText.Moved(PayoutWording.FindingChanged)) : Result.Ok(payout.Id);
                }

                if (!finding.CanBeReleased)
                {
                    return Result.Fail<long>(DataDiagnostics.PayeeUnverified, PayoutWording.NotReleasable(finding.Sentence, finding.Todo));
                }

                if (await codes.DemandAsync(db, actor, approver, $"payee-release:{payout.Id}", ct) is { } noCode)
                {
                    return WorkText.Refuse<long>(noCode);
                }

                db.PayeeReleases.Add(
                    new PayeeRelease
                    {
                        PayoutId = payout.Id,
                        Kind = kind,
                        Evidence = evidence,
                        Reason = text,
                        PersonId = personId,
                        PersonName = actor.Name,
                        At = clock.UtcNow,
                    }
                );
                audit.Add(db, actor, AuditAction.PayeeRelease, $"payout:{payout.Id}", PayoutWording.FindingReleased(finding.Sentence, text));
                return Result.Ok(payout.Id);
            },
            ct
        );

    /// <summary>
    /// Takes a payout out of its batch. Before approval finance or the checker may; its money stays reserved. After approval the checker may, as long as no
    /// instruction has been downloaded; the money goes back to the fund and the firm is asked for another account, as when a bank returns it.
    /// </summary>
    public Task<Result<long>> TakeOutAsync(PersonId personId, long payoutId, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance, Roles.FinanceChecker);
                var (text, badText) = WorkText.Read(reason, PayoutWording.ReasonForTakingOut, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                if (actor is null || text is null)
                {
                    return WorkText.Refuse<long>(notAllowed ?? badText);
                }

                var payout = await LoadAsync(db, payoutId, ct);
                if (payout is null)
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(PayoutWording.ThisPayout));
                }

                var batch = await db.PayoutBatches.Include(b => b.Payouts).ThenInclude(p => p.Claim).SingleOrDefaultAsync(b => b.Id == payout.BatchId, ct);
                if (batch is null)
                {
                    return payout.State == PayoutState.Reserved
                        ? Result.Ok(payout.Id)
                        : WorkText.Refuse<long>(WorkText.NotFound(PayoutWording.BatchOfPayout));
                }

                if (Obstacle(batch, payout, actor) is { } why)
                {
                    return WorkText.Refuse<long>(why);
                }

                if (await records.OfBatchAsync(db, batch.Id, ct) is { Count: > 0 } damage)
                {
                    return Result.Fail<long>(damage.Take(MostListed));
                }

                if (batch.State == BatchState.AwaitingApproval)
                {
                    await SetAsideAsync(db, batch, payout, actor, text, ct);
                }
                else
                {
                    await CancelAsync(db, batch, payout, actor, text, ct);
                }

                audit.Add(
                    db,
                    actor,
                    AuditAction.BatchTakeOut,
                    $"batch:{batch.Id}",
                    PayoutWording.PayoutTakenOut(batch.Number, PayoutNumber.Of(payout), text)
                );
                return Result.Ok(payout.Id);
            },
            ct
        );

    private static Task<Payout?> LoadAsync(PolicyMarketDb db, long payoutId, CancellationToken ct) =>
        db.Payouts.Include(p => p.Claim).ThenInclude(c => c!.Firm).SingleOrDefaultAsync(p => p.Id == payoutId, ct); // a payout always has its claim

    private static Diagnostic? Obstacle(PayoutBatch batch, Payout payout, Actor actor) =>
        (batch.State, payout.State) switch
        {
            (BatchState.AwaitingApproval, PayoutState.InBatch) when batch.Payouts.Count == 1 => WorkText.Moved(
                PayoutWording.OnlyPayoutOfBatch(batch.Number)
            ),
            (BatchState.AwaitingApproval, PayoutState.InBatch) => null,
            (BatchState.Approved, PayoutState.Approved) when !actor.Roles.Contains(Roles.FinanceChecker) => new Diagnostic(
                DataDiagnostics.NotAllowed,
                PayoutWording.OnlyCheckerTakesOut(batch.Number)
            ),
            (BatchState.Approved, PayoutState.Approved) when batch.InstructedAt is not null => WorkText.Moved(
                PayoutWording.AlreadyInstructed(batch.Number)
            ),
            (BatchState.Approved, PayoutState.Approved) => null,
            _ => WorkText.Moved(PayoutWording.CannotBeTakenOut(PayoutNumber.Of(payout))),
        };

    private async Task SetAsideAsync(PolicyMarketDb db, PayoutBatch batch, Payout payout, Actor actor, string reason, CancellationToken ct)
    {
        batch.Payouts.Remove(payout);
        payout.TakeOut();
        batch.PayoutCount = batch.Payouts.Count;
        batch.TotalFen = batch.Payouts.Sum(p => p.AmountFen);
        batch.ContentHash = BatchContent.HashOf(batch.Payouts);
        var claim = ClaimOf(payout);
        claim.Move(ClaimState.Confirmed);
        await timeline.AddAsync(db, [claim], actor, _ => (PayoutWording.SetAside, PayoutWording.SetAsideWhy(reason)), ct);
    }

    private async Task CancelAsync(PolicyMarketDb db, PayoutBatch batch, Payout payout, Actor actor, string reason, CancellationToken ct)
    {
        var claim = ClaimOf(payout);
        payout.Cancel(clock.Today, reason);
        claim.Move(ClaimState.Returned);
        await posting.AddAsync(db, LedgerPhase.Return, actor, [payout.ToLedgerMove()], ct);
        await timeline.AddAsync(db, [claim], actor, _ => (PayoutWording.CancelledBeforePayment, reason), ct);
        notices.Add(
            db,
            claim.Firm ?? throw new InvalidOperationException($"Claim {claim.Number} was loaded without its firm."),
            $"payout:{payout.Id}:returned",
            PayoutWording.AmountCancelled(WorkText.Yuan(payout.AmountFen)),
            PayoutWording.CorrectAccount(claim.Number, reason),
            $"claim:{claim.Id}"
        );
        if (batch.Payouts.TrueForAll(p => p.State != PayoutState.Approved))
        {
            batch.Move(BatchState.Settled);
        }
    }

    private static Claim ClaimOf(Payout payout) =>
        payout.Claim ?? throw new InvalidOperationException($"Payout {payout.Id} was loaded without its claim.");
}
