using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>A firm says whether it has enjoyed a relief in its declaration. Nothing is paid and nothing is decided by it.</summary>
public sealed class ReliefReporting(Recorder recorder, PlanReader plans, AuditTrail audit, BusinessClock clock)
{
    /// <summary>
    /// Reports on a relief that the person's own firm is entitled to after the last run. The same report again changes nothing; another one takes its place.
    /// </summary>
    public Task<Result<long>> ReportAsync(PersonId personId, string itemCode, bool isEnjoyed, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Firm);
                if (actor is null)
                {
                    return WorkText.Refuse<long>(why);
                }

                if (actor.FirmId is not { } firmId || await FindAsync(db, firmId, itemCode, ct) is not var (itemId, period))
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(ReliefWording.ThisRelief));
                }

                var latest = (await LatestAsync(db, firmId, ct)).GetValueOrDefault((itemId, period));
                if (latest?.IsEnjoyed == isEnjoyed)
                {
                    return Result.Ok(latest.Id);
                }

                var now = clock.UtcNow;
                var report = new ReliefReport
                {
                    FirmId = firmId,
                    ItemId = itemId,
                    Period = period,
                    IsEnjoyed = isEnjoyed,
                    ReportedAt = latest is { ReportedAt: var before } && before >= now ? before.AddTicks(1) : now, // the instants order the reports
                    PersonId = personId,
                };
                db.Add(report);
                await db.SaveChangesAsync(ct);
                audit.Add(db, actor, AuditAction.ReliefReport, $"firm:{firmId}", ReliefWording.Reported(itemCode, isEnjoyed));
                return Result.Ok(report.Id);
            },
            ct
        );

    /// <summary>The latest report of a firm on each item and period.</summary>
    internal static async Task<Dictionary<(long ItemId, string Period), ReliefReport>> LatestAsync(PolicyMarketDb db, long firmId, CancellationToken ct)
    {
        var all = await db.Set<ReliefReport>().AsNoTracking().Where(r => r.FirmId == firmId).OrderBy(r => r.Id).ToListAsync(ct);
        return all.GroupBy(r => (r.ItemId, r.Period)).ToDictionary(group => group.Key, group => group.Last());
    }

    /// <summary>The latest word of firms about one item and period, by firm; firms that have said nothing are missing.</summary>
    internal static async Task<Dictionary<long, bool>> LatestOfItemAsync(
        PolicyMarketDb db,
        long itemId,
        string period,
        IReadOnlyCollection<long> firmIds,
        CancellationToken ct
    )
    {
        var all = await db.Set<ReliefReport>()
            .AsNoTracking()
            .Where(r => r.ItemId == itemId && r.Period == period && firmIds.Contains(r.FirmId))
            .OrderBy(r => r.Id)
            .Select(r => new { r.FirmId, r.IsEnjoyed })
            .ToListAsync(ct);
        return all.GroupBy(r => r.FirmId).ToDictionary(group => group.Key, group => group.Last().IsEnjoyed);
    }

    private async Task<(long ItemId, string Period)?> FindAsync(PolicyMarketDb db, long firmId, string itemCode, CancellationToken ct)
    {
        var plan = await plans.ReadAsync(db, clock.Today, ct);
        var item = plan.Items.FirstOrDefault(one => one.Rule.Id == itemCode && one.Rule.Benefit == BenefitKind.Relief);
        return item is not null && (await MatchedItems.OfFirmAsync(db, firmId, ct)).Any(match => match.ItemId == item.ItemId)
            ? (item.ItemId, EntitlementPeriod.Of(item.Rule, clock.Today))
            : null;
    }
}
