using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Policies;

/// <summary>Statements of a department about its own items: that an undated text is carried out, and whether matches need its check.</summary>
public sealed class ItemDesk(Recorder recorder, IOpenOffers offers, AuditTrail audit, BusinessClock clock)
{
    private const int MostYears = 3;

    /// <summary>The department's word that the item is carried out until a day, inclusive; only where the text itself gives no last day.</summary>
    public Task<Result<long>> ConfirmValidityAsync(PersonId personId, long itemId, DateOnly until, CancellationToken ct) =>
        WriteAsync(
            personId,
            itemId,
            async (db, actor, item) =>
            {
                var today = clock.Today;
                if (item.Document is { EffectiveTo: { } last })
                {
                    return Result.Fail<long>(DataDiagnostics.WorkStateMoved, PolicyDeskWording.DocumentStatesEnd(last));
                }

                if (until < today || until > today.AddYears(MostYears))
                {
                    return Result.Fail<long>(
                        DataDiagnostics.WorkDateRange,
                        PolicyDeskWording.ConfirmationOutOfRange(today, today.AddYears(MostYears), until)
                    );
                }

                if (item.ConfirmedUntil != until)
                {
                    item.ConfirmedUntil = until;
                    item.ConfirmedByPersonId = actor.PersonId;
                    item.ConfirmedAt = clock.UtcNow;
                    audit.Add(db, actor, AuditAction.ItemConfirm, $"item:{item.Id}", PolicyDeskWording.ConfirmedUntil(until));
                    await db.SaveChangesAsync(ct);
                    await offers.RefreshAsync(db, [item.Id], ct);
                }

                return Result.Ok(item.Id);
            },
            ct
        );

    /// <summary>Without a check, matches pass to the firm by themselves.</summary>
    public Task<Result<long>> SetPreCheckAsync(PersonId personId, long itemId, bool needsPreCheck, CancellationToken ct) =>
        WriteAsync(
            personId,
            itemId,
            (db, actor, item) =>
            {
                if (item.NeedsPreCheck != needsPreCheck)
                {
                    item.NeedsPreCheck = needsPreCheck;
                    audit.Add(
                        db,
                        actor,
                        AuditAction.ItemPreCheck,
                        $"item:{item.Id}",
                        needsPreCheck ? PolicyDeskWording.CheckNeeded : PolicyDeskWording.CheckWaived
                    );
                }

                return Task.FromResult(Result.Ok(item.Id));
            },
            ct
        );

    private Task<Result<long>> WriteAsync(
        PersonId personId,
        long itemId,
        Func<PolicyMarketDb, Actor, PolicyItem, Task<Result<long>>> work,
        CancellationToken ct
    ) => recorder.WriteAsync<long>(db => OwnItemCheck.RunAsync(db, personId, itemId, (actor, item) => work(db, actor, item), ct), ct);
}
