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
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Imports.Work;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Imports.Sources;

/// <summary>Reads how each department stands as a source: what it holds, when it last delivered, what waits for it.</summary>
public sealed class SourceQueries(
    IDbContextFactory<PolicyMarketDb> factory,
    AttributeCatalog catalog,
    PlanReader plans,
    ImportBoard board,
    BusinessClock clock
)
{
    private const int MostRows = 500;

    /// <summary>The departments by state, what is broken first, then by the money that waits; none for whoever is no administrator or supervisor now.</summary>
    public async Task<ImmutableArray<SourceRow>> ReadAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await ActorReads.FindAsync(db, personId, ct, Roles.Administrator, Roles.Supervisor) is null)
        {
            return [];
        }

        var departments = await db.Departments.AsNoTracking().OrderBy(department => department.Id).Take(MostRows).ToListAsync(ct);
        var names = departments
            .GroupBy(department => department.Key)
            .ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);
        var held = HeldBySource();
        var last = await LastDeliveriesAsync(db, ct);
        var firms = await db
            .FactSheets.GroupBy(sheet => sheet.Source)
            .Select(group => new { Source = group.Key, Count = group.Select(sheet => sheet.FirmId).Distinct().Count() })
            .ToDictionaryAsync(row => row.Source, row => row.Count, StringComparer.Ordinal, ct);
        var needs = (await plans.ReadAsync(db, clock.Today, ct)).Items.Select(item => FactsOf(item.Rule)).ToList();
        var waiting = await WaitingAsync(db, ct);
        var sources = held.Keys.Concat(last.Select(group => group.Key)).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal);
        return
        [
            .. sources
                .Select(key =>
                {
                    var attributes = held.GetValueOrDefault(key, []);
                    var items = needs.Count(facts => attributes.Any(attribute => facts.Contains(attribute.Name)));
                    var newest = last[key].MaxBy(one => one.Id);
                    var (state, reason) = Judge([.. last[key]], RefusedAfter(key, newest), items);
                    return new SourceRow(
                        key,
                        names.GetValueOrDefault(key, key),
                        state,
                        reason,
                        newest,
                        firms.GetValueOrDefault(key),
                        [.. attributes.Select(attribute => attribute.Label)],
                        items,
                        attributes.Sum(attribute => waiting.GetValueOrDefault(attribute.Name).Pairs),
                        attributes.Sum(attribute => waiting.GetValueOrDefault(attribute.Name).CapFen)
                    );
                })
                .OrderBy(row => row.State)
                .ThenByDescending(row => row.WaitingCapFen)
                .ThenByDescending(row => row.Items)
                .ThenBy(row => row.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The longest time from the day of one delivery to the next of the same kind of period, with a month to make the file.</summary>
    private static int MostDays(string period) =>
        period switch
        {
            "current" => 93, // states change at any time
            { Length: 4 } => 397,
            _ when period.Contains('H', StringComparison.Ordinal) => 215,
            _ when period.Contains('Q', StringComparison.Ordinal) => 124,
            _ => 62,
        };

    /// <summary>Deliveries: the latest of each kind of period; each kind is to go on.</summary>
    private (SourceState State, string Reason) Judge(IReadOnlyCollection<ImportBatch> deliveries, ImportRun? refused, int items)
    {
        if (refused is not null)
        {
            return (
                SourceState.Broken,
                $"{Formats.Date(BusinessClock.DateOf(refused.ReceivedAt))} 送来的“{refused.Order.FileName}”没有收下。请看导入页的原因，改好再送。"
            );
        }

        if (deliveries.Count == 0)
        {
            return (
                SourceState.Empty,
                items == 0 ? "从来没有送过数据；现在施行的事项没有用到它的。" : "从来没有送过数据，用到它的条件都判不了。请联系部门，或由管理员代为导入。"
            );
        }

        var (late, days) = deliveries
            .Select(one => (Delivery: one, Days: clock.Today.DayNumber - one.AsOf.DayNumber))
            .FirstOrDefault(one => one.Days > MostDays(one.Delivery.Period));
        return late is null
            ? (SourceState.Flowing, $"最近一份截至 {Formats.Date(deliveries.Max(one => one.AsOf))}。")
            : (
                SourceState.Broken,
                $"最近一份{PeriodText.FactPeriodInWords(late.Period)}的数据截至 {Formats.Date(late.AsOf)}，已过 {days} 天；"
                    + $"这类数据最多 {MostDays(late.Period)} 天应有新的一份。请催部门报送。"
            );
    }

    /// <summary>The newest upload of a source, if it was refused after the last one that was taken in. Uploads are known since the program started.</summary>
    private ImportRun? RefusedAfter(string key, ImportBatch? last) =>
        board.Latest(key) is { State: ImportState.Refused or ImportState.Failed } run && (last is null || run.ReceivedAt > last.ImportedAt) ? run : null;

    /// <summary>Facts by the department that delivers them: "税务、统计" is delivered by 税务.</summary>
    private Dictionary<string, List<AttributeDefinition>> HeldBySource() =>
        catalog
            .All.Where(attribute => attribute is { Kind: AttributeKind.Fact or AttributeKind.History, SourceDepartment: not null })
            .GroupBy(attribute => attribute.SourceDepartment!.Split('、')[0], StringComparer.Ordinal) // not null, as filtered above
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    private HashSet<string> FactsOf(PolicyRule rule)
    {
        var asked = ConditionAttributes.In(rule.Conditions).Concat(rule.Amount?.Attributes ?? []).ToHashSet(StringComparer.Ordinal);
        return [.. asked, .. catalog.Derivations.InputsOf(asked)];
    }

    /// <summary>By source the latest delivery of each kind of period: "2025", "2026-10", "2026Q3", "2026H1", "current".</summary>
    private static async Task<ILookup<string, ImportBatch>> LastDeliveriesAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var newest = db
            .ImportBatches.GroupBy(batch => new
            {
                batch.Source,
                batch.Period.Length,
                IsState = batch.Period == "current",
                IsHalf = batch.Period.Contains("H"),
            })
            .Select(group => group.OrderByDescending(batch => batch.AsOf).ThenByDescending(batch => batch.Id).Select(batch => batch.Id).First());
        return (await db.ImportBatches.AsNoTracking().Where(batch => newest.Contains(batch.Id)).ToListAsync(ct)).ToLookup(
            batch => batch.Source,
            StringComparer.Ordinal
        );
    }

    private static async Task<Dictionary<string, (long Pairs, long CapFen)>> WaitingAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var run = await db.MatchingRuns.Where(one => one.State == RunState.Finished).MaxAsync(one => (long?)one.Id, ct);
        return await db
            .RunGaps.AsNoTracking()
            .Where(gap => gap.RunId == run)
            .ToDictionaryAsync(gap => gap.Attribute, gap => (gap.SolePairs, gap.SoleCapFen), StringComparer.Ordinal, ct);
    }
}
