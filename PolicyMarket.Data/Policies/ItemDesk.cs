using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Policies;

/// <summary>What a department says of its own items: that an undated text is carried out, and whether matches need its check.</summary>
public sealed class ItemDesk(Recorder recorder, IOpenOffers offers, AuditTrail audit, BusinessClock clock)
{
    private const int MostYears = 3;

    /// <summary>The department's word that the item is carried out until a day, inclusive; only where the text itself gives no last day.</summary>
    public Task<Result<long>> ConfirmValidityAsync(long personId, long itemId, DateOnly until, CancellationToken ct) =>
        WriteAsync(personId, itemId, async (db, actor, item) =>
        {
            var today = clock.Today;
            if (item.Document is { EffectiveTo: { } last })
            {
                return Result.Fail<long>(DataDiagnostics.WorkStateMoved, $"文件写明有效期到 {last:yyyy-MM-dd}，是否有效以文件为准，不用确认，什么也没有改动。");
            }

            if (until < today || until > today.AddYears(MostYears))
            {
                return Result.Fail<long>(DataDiagnostics.WorkDateRange, $"确认的日期应在今天 {today:yyyy-MM-dd} 到 {today.AddYears(MostYears):yyyy-MM-dd} 之间，现在是 {until:yyyy-MM-dd}，什么也没有改动。");
            }

            if (item.ConfirmedUntil != until)
            {
                item.ConfirmedUntil = until;
                item.ConfirmedByPersonId = actor.PersonId;
                item.ConfirmedAt = clock.UtcNow;
                audit.Add(db, actor, AuditAction.ItemConfirm, $"item:{item.Id}", $"确认执行到 {until:yyyy-MM-dd}");
                await db.SaveChangesAsync(ct);
                await offers.RefreshAsync(db, [item.Id], ct);
            }

            return Result.Ok(item.Id);
        }, ct);

    /// <summary>Without a check, matches pass to the firm by themselves.</summary>
    public Task<Result<long>> SetPreCheckAsync(long personId, long itemId, bool needsPreCheck, CancellationToken ct) =>
        WriteAsync(personId, itemId, (db, actor, item) =>
        {
            if (item.NeedsPreCheck != needsPreCheck)
            {
                item.NeedsPreCheck = needsPreCheck;
                audit.Add(db, actor, AuditAction.ItemPreCheck, $"item:{item.Id}", needsPreCheck ? "需要预审" : "免预审");
            }

            return Task.FromResult(Result.Ok(item.Id));
        }, ct);

    private Task<Result<long>> WriteAsync(long personId, long itemId, Func<PolicyMarketDb, Actor, PolicyItem, Task<Result<long>>> work, CancellationToken ct) =>
        recorder.WriteAsync<long>(async db =>
        {
            var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Officer);
            if (actor is null)
            {
                return WorkText.Refuse<long>(why);
            }

            var item = await db.PolicyItems.Include(i => i.Document).Include(i => i.Department).SingleOrDefaultAsync(i => i.Id == itemId, ct);
            if (item is null)
            {
                return WorkText.Refuse<long>(WorkText.NotFound("这个事项"));
            }

            return item.DepartmentId == actor.DepartmentId
                ? await work(db, actor, item)
                : WorkText.Refuse<long>(WorkText.NotYours($"这个事项归{item.Department?.Name}，不归你的部门，什么也没有改动。"));
        }, ct);
}
