using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Opinions;

/// <summary>
/// Releases a held item. The pre-check of the department and the two persons of a payout still follow, so that a release alone pays nothing.
/// </summary>
public sealed class HoldDesk(Recorder recorder, SecondFactor codes, AuditTrail audit, BusinessClock clock)
{
    /// <summary>
    /// An administrator has looked into the differences that the hold lists and knows why the run's answers are right. Offers that exist can be pushed and
    /// confirmed at once; the next run makes those that the hold prevented. Again changes nothing.
    /// </summary>
    public Task<Result<long>> ReleaseAsync(Approver approver, long holdId, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var personId = approver.PersonId;
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Administrator);
                var (text, badText) = WorkText.Read(reason, OpinionWording.ReasonForRelease, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                if (actor is null || text is null)
                {
                    return WorkText.Refuse<long>(notAllowed ?? badText);
                }

                var hold = await db.ItemHolds.SingleOrDefaultAsync(h => h.Id == holdId, ct);
                if (hold is null or { EndedAt: not null })
                {
                    return hold is null ? WorkText.Refuse<long>(WorkText.NotFound(OpinionWording.ThisHold)) : Result.Ok(hold.Id);
                }

                if (await codes.DemandAsync(db, actor, approver, $"hold-release:{hold.Id}", ct) is { } noCode)
                {
                    return WorkText.Refuse<long>(noCode);
                }

                hold.Release(personId, actor.Name, text, clock.UtcNow);
                audit.Add(db, actor, AuditAction.ItemHoldRelease, $"item:{hold.ItemId}", text);
                return Result.Ok(hold.Id);
            },
            ct
        );
}
