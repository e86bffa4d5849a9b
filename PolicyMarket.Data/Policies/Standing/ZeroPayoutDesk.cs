using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Policies.Standing;

/// <summary>
/// 零拨付: the decision of a department that an item of its own pays nothing in this round, with the reason, which the item's page shows. Refused while a match,
/// a claim or a payment of the round stands against it, and for items that are not paid out.
/// </summary>
public sealed class ZeroPayoutDesk(Recorder recorder, ItemStandingReader standings, AuditTrail audit, BusinessClock clock)
{
    /// <summary>The same decision again changes nothing; another reason replaces the first.</summary>
    public async Task<Result<long>> DecideAsync(PersonId personId, long itemId, string reason, CancellationToken ct)
    {
        var (text, why) = WorkText.Read(reason, StandingWording.ReasonForZero, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
        return text is null
            ? WorkText.Refuse<long>(why)
            : await recorder.WriteAsync<long>(
                db => OwnItemCheck.RunAsync(db, personId, itemId, (actor, item) => DecideAsync(db, personId, actor, item, text, ct), ct),
                ct
            );
    }

    /// <summary>Takes the decision back.</summary>
    public Task<Result<long>> TakeBackAsync(PersonId personId, long itemId, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            db =>
                OwnItemCheck.RunAsync(
                    db,
                    personId,
                    itemId,
                    (actor, item) =>
                    {
                        if (item.ZeroReason is not { } reason)
                        {
                            return Task.FromResult(WorkText.Refuse<long>(WorkText.Moved(StandingWording.NoZeroDecided)));
                        }

                        item.TakeBackZero();
                        audit.Add(db, actor, AuditAction.ItemZeroTakenBack, $"item:{item.Id}", StandingWording.ZeroTakenBack(reason));
                        return Task.FromResult(Result.Ok(item.Id));
                    },
                    ct
                ),
            ct
        );

    private async Task<Result<long>> DecideAsync(PolicyMarketDb db, PersonId personId, Actor actor, PolicyItem item, string reason, CancellationToken ct)
    {
        if (item.ZeroReason == reason)
        {
            return Result.Ok(item.Id);
        }

        if (
            PaidOut.Demand(await db.PolicyItemVersions.AsNoTracking().SingleAsync(v => v.ItemId == item.Id && v.Number == item.CurrentNumber, ct)) is
            { } notPaid
        )
        {
            return WorkText.Refuse<long>(notPaid);
        }

        var standing = (await standings.ReadAsync(db, [item.Id], ct))[item.Id];
        if (standing is not { WaitingOffers: 0, OpenClaims: 0, PaidClaims: 0 })
        {
            return WorkText.Refuse<long>(WorkText.Moved(StandingWording.HasPayouts(standing.WaitingOffers, standing.OpenClaims, standing.PaidClaims)));
        }

        item.DecideZero(reason, personId, clock.UtcNow);
        audit.Add(db, actor, AuditAction.ItemZero, $"item:{item.Id}", StandingWording.Zero(reason));
        return Result.Ok(item.Id);
    }
}
