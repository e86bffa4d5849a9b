using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>应享未享: which firms of a department's territory are entitled to a relief and have not enjoyed it, told by a later fact.</summary>
public sealed class ReliefFollowUp(
    IDbContextFactory<PolicyMarketDb> factory,
    PlanReader plans,
    FirmFacts facts,
    AttributeCatalog catalog,
    BusinessClock clock
)
{
    /// <summary>Rows of one page.</summary>
    public const int MostRows = 50;

    private const int FirmsAtOnce = 100;

    /// <summary>Firms looked at for one page.</summary>
    private const int MostFirms = 5_000;

    /// <summary>Null for whoever is no active officer of a department. After: the page begins after this firm.</summary>
    public async Task<ReliefFollowUpView?> ReadAsync(PersonId personId, long? itemId, long after, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (actor, _) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Officer);
        var department = await db.Departments.AsNoTracking().SingleOrDefaultAsync(d => actor != null && d.Id == actor.DepartmentId, ct);
        if (department is null)
        {
            return null;
        }

        var items = await ItemsAsync(db, department.Key, ct);
        var chosen = items.Find(item => item.ItemId == itemId) ?? items.FirstOrDefault();
        ImmutableArray<(long, string)> choices = [.. items.Select(item => (item.ItemId, item.Rule.Title))];
        var view = new ReliefFollowUpView(
            choices,
            chosen?.ItemId,
            department.Region.Length == 0 ? null : department.Region,
            LabelOf(chosen?.Rule.EnjoyedBy),
            [],
            0,
            0,
            null
        );
        return chosen is null ? view : await FillAsync(db, view, chosen, Jurisdiction.PrefixOf(department.Region), after, ct);
    }

    private async Task<List<PlannedItem>> ItemsAsync(PolicyMarketDb db, string departmentKey, CancellationToken ct)
    {
        var own = await db.Departments.AsNoTracking().Where(d => d.Key == departmentKey).Select(d => d.Id).ToListAsync(ct);
        var plan = await plans.ReadAsync(db, clock.Today, ct);
        return
        [
            .. plan
                .Items.Where(item => item.Rule.Benefit == BenefitKind.Relief && item.Rule.EnjoyedBy is not null && own.Contains(item.DepartmentId))
                .OrderBy(item => item.Rule.Title, StringComparer.Ordinal),
        ];
    }

    private async Task<ReliefFollowUpView> FillAsync(
        PolicyMarketDb db,
        ReliefFollowUpView view,
        PlannedItem item,
        string prefix,
        long after,
        CancellationToken ct
    )
    {
        var parameters = await ParameterTable.ReadAsync(db, catalog, clock.Today, ct);
        var rows = ImmutableArray.CreateBuilder<ReliefRow>();
        var (enjoyed, unknown, looked) = (0, 0, 0);
        var damaged = new List<SheetDamage>();
        long? next = after;
        while (next is { } from && rows.Count < MostRows && looked < MostFirms)
        {
            var block = await db
                .FirmMatches.AsNoTracking()
                .Where(m => m.FirmId > from)
                .Join(db.Firms.Where(f => prefix == "" || (f.Region != null && f.Region.StartsWith(prefix))), m => m.FirmId, f => f.Id, (m, _) => m)
                .OrderBy(m => m.FirmId)
                .Take(FirmsAtOnce)
                .ToListAsync(ct);
            var entitled = block
                .SelectMany(m => MatchedItems.Read(m.Pairs).Where(pair => pair.ItemId == item.ItemId).Select(pair => (m.FirmId, pair.PayableFen)))
                .ToDictionary(one => one.FirmId, one => one.PayableFen);
            var said = await ReliefReporting.LatestOfItemAsync(db, item.ItemId, EntitlementPeriod.Of(item.Rule, clock.Today), [.. entitled.Keys], ct);
            foreach (
                var firm in (await facts.ReadManyAsync(db, parameters, [.. entitled.Keys], clock.Today, ct, damaged: damaged)).OrderBy(firm => firm.Id)
            )
            {
                switch (ReliefEnjoyment.Of(item.Rule, firm.Facts))
                {
                    case ReliefState.Enjoyed:
                        enjoyed++;
                        break;
                    case ReliefState.Unknown:
                        unknown++;
                        break;
                    default:
                        rows.Add(
                            new ReliefRow(firm.Id, firm.CreditCode, firm.Name, entitled[firm.Id], said.TryGetValue(firm.Id, out var word) ? word : null)
                        );
                        break;
                }
            }

            looked += block.Count;
            next = block.Count < FirmsAtOnce ? null : block[^1].FirmId;
        }

        return view with
        {
            NotEnjoyed = rows.ToImmutable(),
            EnjoyedCount = enjoyed,
            UnknownCount = unknown,
            NextAfter = next,
            DamagedCount = damaged.Select(one => one.FirmId).Distinct().Count(),
        };
    }

    private string? LabelOf(string? name) => name is not null && catalog.TryGet(name, out var attribute) ? attribute.Label : null;
}
