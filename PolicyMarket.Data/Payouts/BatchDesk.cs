using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts;

/// <summary>Finance gathers reserved payouts into a batch; a second person approves exactly what was gathered, or sends it back.</summary>
public sealed class BatchDesk(
    Recorder recorder,
    IRecordCheck records,
    PayeeCheck payees,
    LedgerPosting posting,
    ClaimTimeline timeline,
    AuditTrail audit,
    BusinessClock clock,
    SecondFactor codes
)
{
    private const int NumberWidth = 3;
    private const int MostListed = 200;

    /// <summary>Makes a batch of reserved payouts. The same payouts again find their batch.</summary>
    public Task<Result<BatchMade>> MakeAsync(PersonId personId, IReadOnlyCollection<long> payoutIds, CancellationToken ct) =>
        recorder.WriteAsync<BatchMade>(
            async db =>
            {
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance);
                var (ids, badChoice) = WorkText.Chosen(payoutIds);
                if (actor is null || ids is null)
                {
                    return WorkText.Refuse<BatchMade>(notAllowed ?? badChoice);
                }

                var payouts = await db
                    .Payouts.Include(p => p.Claim)
                        .ThenInclude(c => c!.Firm) // a payout always has its claim
                    .Where(p => ids.Contains(p.Id))
                    .ToListAsync(ct);
                if (payouts.Count != ids.Length)
                {
                    return WorkText.Refuse<BatchMade>(WorkText.NotFound(PayoutWording.ChosenPayouts(ids.Length - payouts.Count)));
                }

                if (await FindSameAsync(db, payouts, ct) is { } same)
                {
                    return Result.Ok(same);
                }

                if (await FindNotPaidAsync(db, payouts, ct) is { } notPaid)
                {
                    return WorkText.Refuse<BatchMade>(notPaid);
                }

                var taken = payouts.Where(p => p.State != PayoutState.Reserved).ToList();
                if (taken.Count > 0)
                {
                    return WorkText.Refuse<BatchMade>(WorkText.Moved(PayoutWording.PayoutsTaken(payouts.Count, taken.Count, PayoutNumber.Of(taken[0]))));
                }

                if (await records.OfPayoutsAsync(db, ids, ct) is { Count: > 0 } damage)
                {
                    return Result.Fail<BatchMade>(damage.Take(MostListed));
                }

                var unverified = (await payees.FindAsync(db, payouts, ct)).Where(f => f.Kind == PayeeFindingKind.AccountUnverified).ToList();
                return unverified.Count > 0
                    ? Result.Fail<BatchMade>(
                        unverified
                            .Take(MostListed)
                            .Select(f => new Diagnostic(DataDiagnostics.PayeeUnverified, PayoutWording.NotGathered(f.Sentence), f.PayoutNumber))
                    )
                    : Result.Ok(await GatherAsync(db, payouts, actor, ct));
            },
            ct
        );

    /// <summary>
    /// The second signature; <paramref name="contentHash"/> is of the content that the checker has seen. The same approval again changes nothing.
    /// </summary>
    public Task<Result<long>> ApproveAsync(Approver approver, long batchId, string contentHash, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var personId = approver.PersonId;
                var (loaded, why) = await LoadForCheckAsync(db, personId, batchId, ct);
                if (loaded is not var (actor, batch))
                {
                    return WorkText.Refuse<long>(why);
                }

                if (batch.ContentHash != contentHash)
                {
                    return WorkText.Refuse<long>(ContentMoved(batch));
                }

                if (batch.State != BatchState.AwaitingApproval)
                {
                    return batch.CheckerPersonId == personId && batch.State != BatchState.Rejected
                        ? Result.Ok(batch.Id)
                        : WorkText.Refuse<long>(AlreadyChecked(batch));
                }

                if (BatchContent.HashOf(batch.Payouts) != contentHash)
                {
                    return WorkText.Refuse<long>(ContentMoved(batch));
                }

                if (await records.OfBatchAsync(db, batch.Id, ct) is { Count: > 0 } damage)
                {
                    return Result.Fail<long>(damage.Take(MostListed));
                }

                if (await PayeeObstaclesAsync(db, batch, personId, ct) is { Count: > 0 } obstacles)
                {
                    return Result.Fail<long>(obstacles.Take(MostListed));
                }

                var refused = await DemandTwoHandsAsync(db, batch, personId, ct) ?? await codes.DemandAsync(db, actor, approver, $"batch:{batch.Id}", ct);
                if (refused is not null)
                {
                    return WorkText.Refuse<long>(refused);
                }

                batch.Check(BatchState.Approved, personId, clock.UtcNow, reason: null);
                foreach (var payout in batch.Payouts)
                {
                    payout.Move(PayoutState.Approved);
                    ClaimOf(payout).Move(ClaimState.BatchApproved);
                }

                await posting.AddAsync(db, LedgerPhase.Approve, actor, [.. batch.Payouts.Select(p => p.ToLedgerMove())], ct);
                await timeline.AddAsync(
                    db,
                    [.. batch.Payouts.Select(ClaimOf)],
                    actor,
                    _ => (PayoutWording.ApprovedByFinance, PayoutWording.BatchSentToBank),
                    ct
                );
                audit.Add(
                    db,
                    actor,
                    AuditAction.BatchApprove,
                    $"batch:{batch.Id}",
                    PayoutWording.BatchApproved(batch.Number, batch.PayoutCount, WorkText.Yuan(batch.TotalFen), contentHash)
                );
                return Result.Ok(batch.Id);
            },
            ct
        );

    /// <summary>Sends the batch back: its payouts are free for another one, their money stays reserved.</summary>
    public Task<Result<long>> RejectAsync(PersonId personId, long batchId, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (text, badText) = WorkText.Read(reason, PayoutWording.ReasonForReturn, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                var (loaded, why) = await LoadForCheckAsync(db, personId, batchId, ct);
                if (loaded is not var (actor, batch) || text is null)
                {
                    return WorkText.Refuse<long>(why ?? badText);
                }

                if (batch.State != BatchState.AwaitingApproval)
                {
                    return batch.CheckerPersonId == personId && batch.State == BatchState.Rejected
                        ? Result.Ok(batch.Id)
                        : WorkText.Refuse<long>(AlreadyChecked(batch));
                }

                Payout[] payouts = [.. batch.Payouts];
                batch.Check(BatchState.Rejected, personId, clock.UtcNow, text);
                foreach (var payout in payouts)
                {
                    payout.TakeOut();
                    ClaimOf(payout).Move(ClaimState.Confirmed);
                }

                await timeline.AddAsync(db, [.. payouts.Select(ClaimOf)], actor, _ => (PayoutWording.BatchReturned, PayoutWording.MoneyStaysReserved), ct);
                audit.Add(
                    db,
                    actor,
                    AuditAction.BatchReject,
                    $"batch:{batch.Id}",
                    PayoutWording.BatchRejected(batch.Number, text, string.Join("、", payouts.Select(p => p.Id)))
                );
                return Result.Ok(batch.Id);
            },
            ct
        );

    private static async Task<Result<CheckedBatch>> LoadForCheckAsync(PolicyMarketDb db, PersonId personId, long batchId, CancellationToken ct)
    {
        var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.FinanceChecker);
        if (actor is null)
        {
            return WorkText.Refuse<CheckedBatch>(why);
        }

        var batch = await BankSettlement.LoadAsync(db, batchId, ct);
        return batch switch
        {
            null => WorkText.Refuse<CheckedBatch>(WorkText.NotFound(PayoutWording.ThisBatch)),
            { MakerPersonId: var maker } when maker == personId => Result.Fail<CheckedBatch>(
                DataDiagnostics.BatchSamePerson,
                PayoutWording.BatchNeedsOtherChecker(batch.Number)
            ),
            _ => Result.Ok(new CheckedBatch(actor, batch)),
        };
    }

    /// <summary>Open findings of the batch, and releases that the checker gave: two people look at each payee.</summary>
    private async Task<List<Diagnostic>> PayeeObstaclesAsync(PolicyMarketDb db, PayoutBatch batch, PersonId personId, CancellationToken ct)
    {
        var findings = await payees.FindAsync(db, batch.Payouts, ct);
        return
        [
            .. findings
                .Where(f => f.IsOpen)
                .Select(f => new Diagnostic(DataDiagnostics.PayeeOpen, PayoutWording.NotApproved(f.Sentence, f.Todo), f.PayoutNumber))
                .Concat(
                    findings
                        .Where(f => f.Release?.PersonId == personId)
                        .Select(f => new Diagnostic(DataDiagnostics.BatchSamePerson, PayoutWording.ReleasedByYou(f.Sentence), f.PayoutNumber))
                ),
        ];
    }

    /// <summary>The maker and whoever released a payee of the batch must not share their administrator with the checker.</summary>
    private async Task<Diagnostic?> DemandTwoHandsAsync(PolicyMarketDb db, PayoutBatch batch, PersonId personId, CancellationToken ct)
    {
        long[] payouts = [.. batch.Payouts.Select(p => p.Id)];
        var releasers = await db.PayeeReleases.Where(r => payouts.Contains(r.PayoutId)).Select(r => r.PersonId).Distinct().ToListAsync(ct);
        return await MoneySeparation.DemandAsync(db, personId, [batch.MakerPersonId, .. releasers], clock.UtcNow, ct);
    }

    /// <summary>Payouts that were made before reliefs and entitlements were told apart from awards.</summary>
    private static async Task<Diagnostic?> FindNotPaidAsync(PolicyMarketDb db, List<Payout> payouts, CancellationToken ct)
    {
        long[] versions = [.. payouts.Select(ClaimOf).Select(claim => claim.ItemVersionId).Distinct()];
        var texts = await db.PolicyItemVersions.AsNoTracking().Where(v => versions.Contains(v.Id)).ToListAsync(ct);
        return texts.Select(PaidOut.Demand).FirstOrDefault(why => why is not null);
    }

    /// <summary>The batch that holds exactly these payouts, if they are in one.</summary>
    private static async Task<BatchMade?> FindSameAsync(PolicyMarketDb db, List<Payout> payouts, CancellationToken ct)
    {
        var batchId = payouts[0].BatchId;
        if (batchId is null || payouts.Exists(p => p.BatchId != batchId || p.State != PayoutState.InBatch))
        {
            return null;
        }

        var batch = await db.PayoutBatches.AsNoTracking().SingleAsync(b => b.Id == batchId, ct);
        return batch.PayoutCount == payouts.Count ? new BatchMade(batch.Id, batch.Number) : null;
    }

    private async Task<BatchMade> GatherAsync(PolicyMarketDb db, List<Payout> payouts, Actor actor, CancellationToken ct)
    {
        var batch = new PayoutBatch
        {
            Number = await DayNumber.NextAsync(db.PayoutBatches.Select(b => b.Number), "BF", clock.Today, NumberWidth, ct),
            State = BatchState.AwaitingApproval,
            MakerPersonId = actor.PersonId ?? throw new InvalidOperationException("A batch is made by a person."),
            MadeAt = clock.UtcNow,
            PayoutCount = payouts.Count,
            TotalFen = payouts.Sum(p => p.AmountFen),
            ContentHash = BatchContent.HashOf(payouts),
        };
        db.PayoutBatches.Add(batch);
        await db.SaveChangesAsync(ct);
        foreach (var payout in payouts)
        {
            payout.PutIn(batch.Id);
            ClaimOf(payout).Move(ClaimState.InBatch);
        }

        await timeline.AddAsync(db, [.. payouts.Select(ClaimOf)], actor, _ => (PayoutWording.PutInBatch, PayoutWording.BatchAwaitsFinance), ct);
        audit.Add(
            db,
            actor,
            AuditAction.BatchMake,
            $"batch:{batch.Id}",
            PayoutWording.BatchGathered(batch.Number, batch.PayoutCount, WorkText.Yuan(batch.TotalFen))
        );
        return new BatchMade(batch.Id, batch.Number);
    }

    private static Claim ClaimOf(Payout payout) =>
        payout.Claim ?? throw new InvalidOperationException($"Payout {payout.Id} was loaded without its claim.");

    private static Diagnostic ContentMoved(PayoutBatch batch) => new(DataDiagnostics.BatchContentMoved, PayoutWording.BatchChanged(batch.Number));

    private static Diagnostic AlreadyChecked(PayoutBatch batch) =>
        WorkText.Moved(PayoutWording.BatchAlreadyChecked(batch.Number, BatchMoves.Say(batch.State)));

    private sealed record CheckedBatch(Actor Actor, PayoutBatch Batch);
}
