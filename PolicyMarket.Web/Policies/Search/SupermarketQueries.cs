using System.Collections.Immutable;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Policies;
namespace PolicyMarket.Web.Policies.Search;

/// <summary>Search, filter, count and sort over the cache.</summary>
public sealed class SupermarketQueries(ItemCache cache, BusinessClock clock)
{
    public const int PageSize = 20;

    public async Task<SupermarketView> FindAsync(SupermarketFilter filter, CancellationToken ct)
    {
        var all = await cache.ItemsAsync(ct);
        var today = clock.Today;
        var words = SearchWords.Of(filter.Words).Split(all);
        var found = all
            .Select(item => new Candidate(item, words.Score(item), item.InForce(today).Status))
            .Where(c => words.IsEmpty || c.Score > 0)
            .ToList();
        var chosen = Sorted(found.Where(c => Fits(c, filter, null)), filter, words).ToList();
        var pages = Math.Max(1, (chosen.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        return new SupermarketView(
            filter with { Page = page }, words, chosen.Count, pages,
            [.. chosen.Skip((page - 1) * PageSize).Take(PageSize).Select(c => c.Item)],
            Facets(found, filter),
            RegionOptions.Of([.. found.Where(c => Fits(c, filter, "region")).Select(c => c.Item.Region)], filter.Region),
            today);
    }

    /// <summary>Ending items are in force too.</summary>
    private static bool HasStatus(Candidate candidate, ItemStatus wanted) =>
        candidate.Status == wanted || (wanted == ItemStatus.InForce && candidate.Status == ItemStatus.Ending);

    /// <summary>Values of one group widen, groups narrow; a group's own counts leave that group out.</summary>
    private static bool Fits(Candidate candidate, SupermarketFilter filter, string? without)
    {
        var item = candidate.Item;
        return (without == "status" || filter.Statuses.IsEmpty || filter.Statuses.Any(s => HasStatus(candidate, s)))
            && (without == "benefit" || filter.Benefits.IsEmpty || filter.Benefits.Contains(item.Rule.Benefit))
            && (without == "mode" || filter.Modes.IsEmpty || filter.Modes.Contains(item.Rule.Mode))
            && (without == "category" || filter.Categories.IsEmpty || filter.Categories.Contains(item.Rule.Category))
            && (without == "level" || filter.Levels.IsEmpty || filter.Levels.Contains(item.Rule.Document.Level))
            && (without == "dept" || filter.Departments.IsEmpty || item.Departments.Any(d => filter.Departments.Contains(d)))
            && (without == "region" || filter.Region is not { } region || RegionOptions.Concerns(item.Region, region));
    }

    private static IEnumerable<Candidate> Sorted(IEnumerable<Candidate> items, SupermarketFilter filter, SearchWords words) => (filter.Sort switch
    {
        ItemSort.Amount => items.OrderByDescending(c => c.Item.Pay.MostYuan ?? -1m),
        ItemSort.Newest => items.OrderByDescending(c => c.Item.Rule.Document.EffectiveFrom ?? DateOnly.MinValue),
        ItemSort.Closing => items.OrderBy(c => LastDay(c) ?? DateOnly.MaxValue),
        ItemSort.Relevance when !words.IsEmpty => items.OrderByDescending(c => c.Score),
        ItemSort.Relevance => items.OrderBy(c => c.Status switch
        {
            ItemStatus.InForce or ItemStatus.Ending => 0,
            ItemStatus.Confirmed => 1,
            ItemStatus.NotYet => 2,
            ItemStatus.Undated => 3,
            _ => 4,
        }),
        _ => throw new InvalidOperationException($"No way to sort by {filter.Sort}."),
    })
        .ThenBy(c => c.Status == ItemStatus.Expired)
        .ThenBy(c => c.Item.Rule.Mode == ClaimMode.Apply)
        .ThenByDescending(c => c.Item.Rule.Document.EffectiveFrom ?? DateOnly.MinValue)
        .ThenBy(c => c.Item.Code, StringComparer.Ordinal);

    /// <summary>Only a day that is still to come can close.</summary>
    private static DateOnly? LastDay(Candidate candidate) => candidate.Status switch
    {
        ItemStatus.InForce or ItemStatus.Ending or ItemStatus.NotYet or ItemStatus.Confirmed => candidate.Item.Rule.LastDay(candidate.Item.ConfirmedUntil),
        _ => null,
    };

    private static ImmutableArray<Facet> Facets(List<Candidate> found, SupermarketFilter filter)
    {
        List<Candidate> For(string name) => found.FindAll(c => Fits(c, filter, name));
        var status = For("status");
        var benefit = For("benefit");
        var mode = For("mode");
        return
        [
            new("状态", "status",
            [
                .. Enum.GetValues<ItemStatus>()
                    .Select(s => new FacetOption(SupermarketFilter.Key(s), StatusLabel(s), status.Count(c => HasStatus(c, s)), filter.Statuses.Contains(s)))
                    .Where(o => o.Count > 0 || o.IsChosen),
            ]),
            new("惠企方式", "benefit",
            [
                .. Enum.GetValues<BenefitKind>()
                    .Select(k => new FacetOption(SupermarketFilter.Key(k), PolicyWords.Of(k), benefit.Count(c => c.Item.Rule.Benefit == k), filter.Benefits.Contains(k))),
            ]),
            new("兑现方式", "mode",
            [
                .. Enum.GetValues<ClaimMode>()
                    .Select(m => new FacetOption(SupermarketFilter.Key(m), PolicyWords.Of(m), mode.Count(c => c.Item.Rule.Mode == m), filter.Modes.Contains(m)))
                    .Where(o => o.Count > 0 || o.IsChosen),
            ]),
            Texts("类别", "category", For("category").Select(c => c.Item.Rule.Category), filter.Categories, null),
            Texts("层级", "level", For("level").Select(c => c.Item.Rule.Document.Level), filter.Levels, PolicyWords.Levels),
            Texts("部门", "dept", For("dept").SelectMany(c => c.Item.Departments), filter.Departments, null),
        ];
    }

    private static Facet Texts(string title, string name, IEnumerable<string> values, ImmutableArray<string> chosen, IReadOnlyList<string>? order)
    {
        var counts = values.CountBy(v => v, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var options = counts.Keys.Union(chosen, StringComparer.Ordinal)
            .Select(v => new FacetOption(v, v, counts.GetValueOrDefault(v), chosen.Contains(v)));
        return new Facet(title, name, order is null
            ? [.. options.OrderByDescending(o => o.Count).ThenBy(o => o.Value, StringComparer.Ordinal)]
            : [.. options.OrderBy(o => order.ToList().IndexOf(o.Value))]);
    }

    private static string StatusLabel(ItemStatus status) => status switch
    {
        ItemStatus.InForce => "有效期内",
        ItemStatus.Ending => "即将到期",
        ItemStatus.Confirmed => "部门确认执行",
        ItemStatus.Undated => "未写明有效期",
        ItemStatus.NotYet => "尚未开始",
        ItemStatus.Expired => "已到期",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "unknown status"),
    };

    private sealed record Candidate(CachedItem Item, int Score, ItemStatus Status);
}
