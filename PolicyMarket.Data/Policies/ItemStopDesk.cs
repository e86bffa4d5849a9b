using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Policies;

/// <summary>
/// A department suspends its item, resumes it, ends it with a last day, or takes the end back. A suspension stops offers at once; an end lets offers be
/// confirmed until its last day. Suspending, which only protects money, asks for no code; what changes the law of an item does.
/// </summary>
public sealed class ItemStopDesk(Recorder recorder, IOpenOffers offers, AuditTrail audit, BusinessClock clock, SecondFactor codes)
{
    private const int MostYears = 3;

    /// <summary>Stops offers, pushes and confirmations of the item. Again changes nothing.</summary>
    public Task<Result<long>> SuspendAsync(PersonId personId, long itemId, string reason, CancellationToken ct) =>
        WriteAsync(
            personId,
            itemId,
            reason,
            async (db, actor, item, text) =>
            {
                if (!await db.ItemSuspensions.AnyAsync(s => s.ItemId == item.Id && s.ResumedAt == null, ct))
                {
                    db.ItemSuspensions.Add(
                        new ItemSuspension
                        {
                            ItemId = item.Id,
                            SuspendedByPersonId = personId,
                            SuspendedBy = actor.Name,
                            SuspendedAt = clock.UtcNow,
                            Reason = text,
                        }
                    );
                    audit.Add(db, actor, AuditAction.ItemSuspend, $"item:{item.Id}", text);
                }

                return Result.Ok(item.Id);
            },
            ct
        );

    /// <summary>Ends the suspension: offers go on at once, the next run makes those that are missing.</summary>
    public Task<Result<long>> ResumeAsync(Approver approver, long itemId, string reason, CancellationToken ct) =>
        WriteAsync(
            approver.PersonId,
            itemId,
            reason,
            async (db, actor, item, text) =>
            {
                var open = await db.ItemSuspensions.SingleOrDefaultAsync(s => s.ItemId == item.Id && s.ResumedAt == null, ct);
                if (open is null)
                {
                    return WorkText.Refuse<long>(WorkText.Moved(ItemStopWording.NotSuspended));
                }

                if (await codes.DemandAsync(db, actor, approver, $"item-resume:{item.Id}", ct) is { } noCode)
                {
                    return WorkText.Refuse<long>(noCode);
                }

                open.Resume(approver.PersonId, actor.Name, text, clock.UtcNow);
                audit.Add(db, actor, AuditAction.ItemResume, $"item:{item.Id}", text);
                return Result.Ok(item.Id);
            },
            ct
        );

    /// <summary>The item ends with a day, inclusive, from today on: later runs make no offers, open ones expire after it.</summary>
    public Task<Result<long>> EndAsync(Approver approver, long itemId, DateOnly last, string reason, CancellationToken ct) =>
        WriteAsync(
            approver.PersonId,
            itemId,
            reason,
            async (db, actor, item, text) =>
            {
                var today = clock.Today;
                if (last < today || last > today.AddYears(MostYears))
                {
                    return Result.Fail<long>(DataDiagnostics.WorkDateRange, ItemStopWording.EndOutOfRange(today, today.AddYears(MostYears), last));
                }

                if (item.EndsOn == last)
                {
                    return Result.Ok(item.Id);
                }

                if (await codes.DemandAsync(db, actor, approver, $"item-end:{item.Id}", ct) is { } noCode)
                {
                    return WorkText.Refuse<long>(noCode);
                }

                item.EndsOn = last;
                audit.Add(db, actor, AuditAction.ItemEnd, $"item:{item.Id}", ItemStopWording.EndDetail(last, text));
                await db.SaveChangesAsync(ct);
                await offers.RefreshAsync(db, [item.Id], ct);
                return Result.Ok(item.Id);
            },
            ct
        );

    /// <summary>Takes the end back.</summary>
    public Task<Result<long>> TakeBackEndAsync(Approver approver, long itemId, string reason, CancellationToken ct) =>
        WriteAsync(
            approver.PersonId,
            itemId,
            reason,
            async (db, actor, item, text) =>
            {
                if (item.EndsOn is not { } last)
                {
                    return WorkText.Refuse<long>(WorkText.Moved(ItemStopWording.NotEnded));
                }

                if (await codes.DemandAsync(db, actor, approver, $"item-end:{item.Id}", ct) is { } noCode)
                {
                    return WorkText.Refuse<long>(noCode);
                }

                item.EndsOn = null;
                audit.Add(db, actor, AuditAction.ItemEndTakenBack, $"item:{item.Id}", ItemStopWording.EndTakenBack(last, text));
                await db.SaveChangesAsync(ct);
                await offers.RefreshAsync(db, [item.Id], ct);
                return Result.Ok(item.Id);
            },
            ct
        );

    private Task<Result<long>> WriteAsync(
        PersonId personId,
        long itemId,
        string reason,
        Func<PolicyMarketDb, Actor, PolicyItem, string, Task<Result<long>>> work,
        CancellationToken ct
    ) =>
        recorder.WriteAsync<long>(
            db =>
                OwnItemCheck.RunAsync(
                    db,
                    personId,
                    itemId,
                    (actor, item) =>
                    {
                        var (text, why) = WorkText.Read(reason, ItemStopWording.Reason, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                        return text is null ? Task.FromResult(WorkText.Refuse<long>(why)) : work(db, actor, item, text);
                    },
                    ct
                ),
            ct
        );
}
