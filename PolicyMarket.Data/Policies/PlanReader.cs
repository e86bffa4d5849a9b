using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Policies;

/// <summary>
/// Reads the items that are in force on a date: the text says so, or it is undated and a department has confirmed it until then; and the date is within the
/// window.
/// </summary>
public sealed class PlanReader(PublishedRules rules)
{
    /// <summary>The rules that the plans are made of.</summary>
    public PublishedRules Rules => rules;

    public async Task<NightlyPlan> ReadAsync(PolicyMarketDb db, DateOnly asOf, CancellationToken ct)
    {
        var current = db
            .PolicyItemVersions.AsNoTracking()
            .Join(db.PolicyItems, v => v.ItemId, i => i.Id, (v, i) => new { Version = v, Item = i })
            .Where(row => row.Version.Number == row.Item.CurrentNumber);
        var rows = await current
            .Select(row => new
            {
                row.Version.ItemId,
                VersionId = row.Version.Id,
                row.Version.Number,
                row.Item.Code,
                row.Item.DepartmentId,
                row.Item.FundId,
                row.Item.NeedsPreCheck,
                row.Item.ConfirmedUntil,
                row.Item.EndsOn,
                FundLastDay = db.Set<Fund>().Where(f => f.Id == row.Item.FundId).Select(f => (DateOnly?)f.LastDay).FirstOrDefault(),
            })
            .ToListAsync(ct);
        if (rows.Exists(row => !rules.IsRead(row.VersionId)))
        {
            await KeepAsync(current.Select(row => row.Version), ct);
        }

        var damaged = DamagedOf(rows.ConvertAll(row => (row.ItemId, row.VersionId, row.Code)));
        var found = rows.FindAll(row => !damaged.Contains(row.ItemId))
            .ConvertAll(row => (Row: row, Rule: RuleOf(row.VersionId), Validity: Standing(RuleOf(row.VersionId), row.ConfirmedUntil, row.EndsOn, asOf)));
        return new NightlyPlan(
            from one in found
            where one.Validity == Validity.InForce
            let row = one.Row
            let end = LastDay(one.Rule, row.ConfirmedUntil, row.EndsOn)
            select new PlannedItem(
                row.ItemId,
                row.VersionId,
                row.Number,
                row.DepartmentId,
                row.FundLastDay < asOf ? null : row.FundId,
                row.FundLastDay < end ? row.FundLastDay.Value : end,
                row.NeedsPreCheck,
                one.Rule
            ),
            [.. found.Where(one => one.Validity is Validity.Expired or Validity.NotYet).Select(one => one.Rule.Id)],
            await ResponsibleDesks.ReadAsync(db, ct)
        )
        {
            DamagedItems = damaged,
            LeftOut = new LeftOutItems(
                found.Count(one => one.Validity == Validity.Undated),
                found.Count(one => one.Validity == Validity.NotYet),
                found.Count(one => one.Validity == Validity.Expired)
            )
            {
                Damaged = damaged.Count,
            },
        };
    }

    private PolicyRule RuleOf(long versionId) =>
        rules.Find(versionId) ?? throw new InvalidOperationException($"The rule of version {versionId} is damaged and was to be left out.");

    /// <summary>Item ids: those whose rule is damaged, and those whose amount refers to one of them, directly or through others.</summary>
    private HashSet<long> DamagedOf(List<(long ItemId, long VersionId, string Code)> rows)
    {
        var damaged = rows.FindAll(row => rules.Find(row.VersionId) is null);
        if (damaged.Count == 0)
        {
            return [];
        }

        var readable = rows.Except(damaged).ToList();
        var dependants = AwardReferences.Dependants(readable.Select(row => RuleOf(row.VersionId)), [.. damaged.Select(row => row.Code)]);
        return [.. damaged.Concat(readable.Where(row => dependants.Contains(row.Code))).Select(row => row.ItemId)];
    }

    private async Task KeepAsync(IQueryable<PolicyItemVersion> versions, CancellationToken ct)
    {
        await foreach (var version in versions.Select(v => new { v.Id, v.RuleJson }).AsAsyncEnumerable().WithCancellation(ct))
        {
            rules.Keep(version.Id, version.RuleJson);
        }
    }

    private static DateOnly LastDay(PolicyRule rule, DateOnly? confirmedUntil, DateOnly? endsOn)
    {
        var stated = rule.LastDay(confirmedUntil) ?? throw new InvalidOperationException($"Item {rule.Id} is in force without an end.");
        return endsOn < stated ? endsOn.Value : stated;
    }

    /// <summary>An undated text is in force as long as a department has confirmed it, and none after the last day that a department has set.</summary>
    private static Validity Standing(PolicyRule rule, DateOnly? confirmedUntil, DateOnly? endsOn, DateOnly asOf) =>
        endsOn < asOf ? Validity.Expired
        : rule.ValidityOn(asOf) is var validity && validity == Validity.Undated && confirmedUntil >= asOf ? Validity.InForce
        : rule.ValidityOn(asOf);
}
