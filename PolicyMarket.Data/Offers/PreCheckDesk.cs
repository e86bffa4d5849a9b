using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Offers;

/// <summary>
/// 预审: a department's officer approves one offer, refuses or takes back one or many; all of the chosen or none. Many offers, and a sum above the limit of
/// one officer, are approved through <see cref="Bulk.BulkApprovalDesk"/> alone: it asks for the count, and leaves out what is doubtful.
/// </summary>
public sealed class PreCheckDesk(Recorder recorder, OfferApproval approval, ReviewLog reviews, AuditTrail audit, AloneLimit alone, BusinessClock clock)
{
    /// <summary>The offer waits for its push from now on. The same approval again changes nothing.</summary>
    public Task<Result<PreCheckDone>> ApproveAsync(PersonId personId, long offerId, CancellationToken ct) =>
        DecideAsync(personId, [offerId], new(OfferState.Approved, ReviewDecision.Approved, OfferWording.Approve, AuditAction.OfferApprove, null), ct);

    /// <summary>The firm does not see the offers; the reason stays in the record.</summary>
    public async Task<Result<PreCheckDone>> RefuseAsync(PersonId personId, IReadOnlyCollection<long> offerIds, string reason, CancellationToken ct)
    {
        var (text, why) = WorkText.Read(reason, OfferWording.ReasonForRefusal, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
        return text is null
            ? WorkText.Refuse<PreCheckDone>(why)
            : await DecideAsync(
                personId,
                offerIds,
                new(OfferState.Refused, ReviewDecision.Refused, OfferWording.Refuse, AuditAction.OfferRefuse, text),
                ct
            );
    }

    /// <summary>Takes an approval, a refusal or a return for data back, as long as the firm has not been told of the offer.</summary>
    public Task<Result<PreCheckDone>> UndoAsync(PersonId personId, IReadOnlyCollection<long> offerIds, CancellationToken ct) =>
        DecideAsync(personId, offerIds, new(OfferState.AwaitingCheck, ReviewDecision.Undone, OfferWording.Undo, AuditAction.OfferUndo, null), ct);

    private Task<Result<PreCheckDone>> DecideAsync(PersonId personId, IReadOnlyCollection<long> offerIds, Step step, CancellationToken ct) =>
        recorder.WriteAsync<PreCheckDone>(
            async db =>
            {
                var (selected, why) = await OfferSelection.LoadAsync(db, personId, offerIds, ct);
                if (selected is not var (actor, offers))
                {
                    return WorkText.Refuse<PreCheckDone>(why);
                }

                if (offers.TrueForAll(o => o.State == step.To))
                {
                    return Result.Ok(PreCheckDone.Of(offers));
                }

                if (OfferSelection.DemandMove(offers, step.To, step.Verb) is { } stuck)
                {
                    return WorkText.Refuse<PreCheckDone>(stuck);
                }

                if (
                    step.To == OfferState.Approved
                    && (await approval.DemandAsync(db, offers, ct) ?? await alone.DemandAsync(db, personId, offers, ct)) is { } refusal
                )
                {
                    return WorkText.Refuse<PreCheckDone>(refusal);
                }

                var now = clock.UtcNow;
                foreach (var offer in offers)
                {
                    offer.Check(step.To, personId, now, step.Reason);
                    audit.Add(db, actor, step.Action, $"offer:{offer.Id}", step.Reason ?? WorkText.Yuan(offer.AmountFen));
                }

                await reviews.AddAsync(db, [.. offers.Select(o => o.Id)], step.Decision, personId, step.Reason, ct);
                return Result.Ok(PreCheckDone.Of(offers));
            },
            ct
        );

    private sealed record Step(OfferState To, ReviewDecision Decision, string Verb, AuditAction Action, string? Reason);
}
