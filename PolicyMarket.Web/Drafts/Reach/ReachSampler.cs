using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.FactSheets.Live;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine.Drafts;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.NearMisses;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Reach;

/// <summary>Picks firms that match a draft and firms that just miss it, and explains each; the reading is recorded before names are given.</summary>
public sealed class ReachSampler(AttributeCatalog catalog, ReadingLog readings, IDbContextFactory<PolicyMarketDb> databases)
{
    public const int Most = 10;

    /// <summary>Near misses that are weighed; the nearest of them are shown.</summary>
    private const int MostWeighed = 300;

    private readonly Explainer explainer = new(catalog);
    private readonly RequirementGaps gaps = new(catalog);

    /// <summary>Fails with the reason when the reading cannot be recorded.</summary>
    public async Task<Result<ReachLists>> PickAsync(
        PersonId personId,
        DraftRows rows,
        PolicyRule rule,
        AwardIndex awards,
        LiveTable table,
        CancellationToken ct
    )
    {
        var matches = Spread(rows);
        var misses = Nearest(rows, rule, table);
        var ids = matches.Concat(misses.Select(miss => miss.Row)).Select(row => table.FirmIds[row]).ToList();
        if (ids.Count > 0)
        {
            var noted = await readings.AddAsync(
                personId,
                AuditAction.FirmRead,
                $"draft:{rule.Id}",
                $"试算“{rule.Title}”时看了 {ids.Count} 家企业的名单和逐条判定",
                ct
            );
            if (!noted.Succeeded)
            {
                return Result.Fail<ReachLists>(noted.Diagnostics);
            }
        }

        var names = await NamesAsync(ids, ct);
        var within = Jurisdiction.Apply(rule, catalog);
        return Result.Ok(
            new ReachLists([.. matches.Select(row => SampleOf(row, WordsOf(rows.FenOf(row))))], [.. misses.Select(miss => SampleOf(miss.Row, miss.Words))])
        );

        ReachSample SampleOf(int row, string words) =>
            new(
                table.FirmIds[row],
                names.GetValueOrDefault(table.FirmIds[row], "—"),
                words,
                ConditionRows.Of(explainer.Explain(within, table.Facts.FactsOf(row), awards).Trace, catalog)
            );
    }

    private static string WordsOf(long? fen) => fen is { } sum ? Formats.Yuan(sum) : "金额由主管部门核定，或数据不全";

    /// <summary>Firms from the whole list, evenly.</summary>
    private static List<int> Spread(DraftRows rows)
    {
        var all = rows.Eligible.Count();
        var step = Math.Max(1, all / Most);
        return [.. rows.Eligible.Where((_, place) => place % step == 0).Take(Most)];
    }

    private List<(int Row, string Words)> Nearest(DraftRows rows, PolicyRule rule, LiveTable table) =>
        [
            .. rows
                .NearMisses.Take(MostWeighed)
                .Select(row => (Row: row, Miss: gaps.Of(rule, DerivedFacts.Complete(table.Facts.FactsOf(row), catalog))))
                .Where(one => !one.Miss.Gaps.IsEmpty)
                .OrderByDescending(one => one.Miss.IsWithinReach)
                .ThenBy(one => one.Miss.Gaps.Max(gap => gap.Distance ?? decimal.MaxValue))
                .ThenBy(one => one.Row)
                .Take(Most)
                .Select(one => (one.Row, $"{one.Miss.Gaps[0].Requirement}：{one.Miss.Gaps[0].Text}")),
        ];

    private async Task<Dictionary<long, string>> NamesAsync(List<long> ids, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Firms.AsNoTracking().Where(firm => ids.Contains(firm.Id)).ToDictionaryAsync(firm => firm.Id, firm => firm.Name, ct);
    }
}
