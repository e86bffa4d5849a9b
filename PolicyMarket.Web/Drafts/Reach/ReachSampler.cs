using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
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
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.NearMisses;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Reach;

/// <summary>Picks some firms of a draft's reach and explains each; the reading is recorded, with their names, before any is given out.</summary>
public sealed class ReachSampler(AttributeCatalog catalog, ReadingLog readings, DraftQueries queries, IDbContextFactory<PolicyMarketDb> databases)
{
    public const int Most = 10;

    /// <summary>Near misses that are weighed; the nearest of them are shown.</summary>
    private const int MostWeighed = 300;

    private readonly Explainer explainer = new(catalog);
    private readonly RequirementGaps gaps = new(catalog);

    /// <summary>
    /// Lists of firms: those that match, those that fail one requirement, the nearest first, and those for which the draft answers otherwise than the version
    /// in force. Refused when the person may not see the firms that were counted, or when the reading cannot be recorded.
    /// </summary>
    public async Task<Result<ImmutableArray<ReachList>>> PickAsync(PersonId personId, DraftReach reach, CancellationToken ct)
    {
        var author = await queries.AuthorAsync(personId, ct);
        if (author is null || (author.Territory ?? "") != (reach.Base.Desk ?? ""))
        {
            return Result.Fail<ImmutableArray<ReachList>>(DataDiagnostics.NotYours, "你的角色或部门辖区刚刚变化，没有显示企业名单。");
        }

        var picked = Picked(reach);
        var ids = picked.SelectMany(list => list.Rows.Select(one => reach.Base.Table.FirmIds[one.Row])).Distinct().ToList();
        var names = await NamesAsync(ids, ct);
        if (ids.Count > 0)
        {
            var noted = await readings.AddAsync(
                personId,
                AuditAction.FirmRead,
                $"draft:{reach.Rule.Id}",
                $"试算“{reach.Rule.Title}”时看了 {ids.Count} 家企业的逐条判定：{string.Join("、", ids.Select(id => names.GetValueOrDefault(id, "—")))}",
                ct
            );
            if (!noted.Succeeded)
            {
                return Result.Fail<ImmutableArray<ReachList>>(noted.Diagnostics);
            }
        }

        var within = Jurisdiction.Apply(reach.Rule, catalog);
        return Result.Ok<ImmutableArray<ReachList>>([
            .. picked.Select(list => new ReachList(list.Title, list.None, [.. list.Rows.Select(one => SampleOf(one.Row, one.Words))])),
        ]);

        ReachSample SampleOf(int row, string words)
        {
            var firmId = reach.Base.Table.FirmIds[row];
            var trace = explainer.Explain(within, reach.Base.Table.Facts.FactsOf(row), reach.Awards).Trace;
            return new(firmId, names.GetValueOrDefault(firmId, "—"), words, ConditionRows.Of(trace, catalog));
        }
    }

    private List<(string Title, string None, List<(int Row, string Words)> Rows)> Picked(DraftReach reach)
    {
        var rows = reach.Rows;
        List<(string Title, string None, List<(int Row, string Words)> Rows)> lists =
        [
            ("符合条件的企业", "没有企业符合。", Spread(rows).ConvertAll(row => (row, WordsOf(rows.FenOf(row))))),
            ("只差一个条件的企业", "没有企业只差一个条件。", Nearest(rows, reach.Rule, reach.Base.Table)),
        ];
        if (reach is { Difference: { } change, Base.Published: { } before })
        {
            Add("新增的企业", change.FirstGains, row => WordsOf(rows.FenOf(row)));
            Add("失去的企业", change.FirstLoses, row => $"现行 {WordsOf(before.FenOf(row))}");
            Add("金额变化的企业", change.FirstChanges, row => $"{WordsOf(before.FenOf(row))} → {WordsOf(rows.FenOf(row))}");
        }

        return lists;

        void Add(string title, ImmutableArray<int> some, Func<int, string> words)
        {
            if (!some.IsEmpty)
            {
                lists.Add((title, "", [.. some.Select(row => (row, words(row)))]));
            }
        }
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
