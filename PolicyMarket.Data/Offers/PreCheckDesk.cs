using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Offers;

/// <summary>预审: a department's officer approves, refuses or takes back, one or many at once; all of the chosen or none.</summary>
public sealed class PreCheckDesk(Recorder recorder, OfferTerms terms, ReviewLog reviews, AuditTrail audit, BusinessClock clock)
{
    /// <summary>The offers wait for their push from now on. The same approval again changes nothing.</summary>
    public Task<Result<PreCheckDone>> ApproveAsync(long personId, IReadOnlyCollection<long> offerIds, CancellationToken ct) =>
        DecideAsync(personId, offerIds, new(OfferState.Approved, ReviewDecision.Approved, "通过", AuditAction.OfferApprove, null), ct);

    /// <summary>The firm does not see the offers; the reason stays in the record.</summary>
    public async Task<Result<PreCheckDone>> RefuseAsync(long personId, IReadOnlyCollection<long> offerIds, string reason, CancellationToken ct)
    {
        var (text, why) = WorkText.Read(reason, "不通过的理由", WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
        return text is null
            ? WorkText.Refuse<PreCheckDone>(why)
            : await DecideAsync(personId, offerIds, new(OfferState.Refused, ReviewDecision.Refused, "不予通过", AuditAction.OfferRefuse, text), ct);
    }

    /// <summary>Takes an approval or refusal back, as long as the firm has not been told.</summary>
    public Task<Result<PreCheckDone>> UndoAsync(long personId, IReadOnlyCollection<long> offerIds, CancellationToken ct) =>
        DecideAsync(personId, offerIds, new(OfferState.AwaitingCheck, ReviewDecision.Undone, "撤销", AuditAction.OfferUndo, null), ct);

    private Task<Result<PreCheckDone>> DecideAsync(long personId, IReadOnlyCollection<long> offerIds, Step step, CancellationToken ct) =>
        recorder.WriteAsync<PreCheckDone>(async db =>
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

            if (step.To == OfferState.Approved && offers.Select(o => PaidOut.Demand(o.ItemVersion)).FirstOrDefault(why => why is not null) is { } notPaid)
            {
                return WorkText.Refuse<PreCheckDone>(notPaid);
            }

            if (step.To == OfferState.Approved && OfferDeterminationRecord.Demand(offers, "通过") is { } damaged)
            {
                return WorkText.Refuse<PreCheckDone>(damaged);
            }

            if (step.To == OfferState.Approved && await OfferSelection.DemandOpenAsync(db, terms, offers, clock.Today, "通过", ct) is { } ended)
            {
                return WorkText.Refuse<PreCheckDone>(ended);
            }

            var now = clock.UtcNow;
            foreach (var offer in offers)
            {
                offer.Check(step.To, personId, now, step.Reason);
                audit.Add(db, actor, step.Action, $"offer:{offer.Id}", step.Reason ?? WorkText.Yuan(offer.AmountFen));
            }

            await reviews.AddAsync(db, [.. offers.Select(o => o.Id)], step.Decision, personId, step.Reason, ct);
            return Result.Ok(PreCheckDone.Of(offers));
        }, ct);

    private sealed record Step(OfferState To, ReviewDecision Decision, string Verb, AuditAction Action, string? Reason);
}
