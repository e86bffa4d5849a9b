using System.Collections.Immutable;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Policies.Search.FrontDoor;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>Search, filter, count and sort over the index.</summary>
public sealed class SupermarketQueries(ItemCache cache, LocalRegion local, BusinessClock clock)
{
    public const int PageSize = 20;

    /// <param name="fitting">Codes of the items that fit the firm of the person who asks; null without a firm.</param>
    public async Task<SupermarketView> FindAsync(SupermarketFilter filter, CancellationToken ct, IReadOnlySet<string>? fitting = null)
    {
        var index = await cache.IndexAsync(ct);
        var day = index.On(clock.Today);
        var here = await local.FindAsync(ct);
        var hits = index.Search(filter.Words);
        var fits = fitting is null ? null : index.PlacesOf(fitting);
        var groups = new FacetSets(index, day, filter, here, fits);
        var chosen = hits.Places.And(groups.Together);
        var pages = Math.Max(1, (chosen.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        return new SupermarketView(
            filter with
            {
                Page = page,
            },
            SearchWords.Of(hits.Terms),
            chosen.Count,
            pages,
            [.. Sorted(chosen, hits, day, filter.Sort).Skip((page - 1) * PageSize).Take(PageSize).Select(place => index.Items[place])],
            Facets(index.Sets, day, hits.Places, groups, filter),
            RegionOptions.Of(index.Sets, hits.Places.And(groups.Without(FacetGroups.Region)), filter.Region ?? (filter.IsLocalByDefault ? here : null)),
            day.Day
        )
        {
            Local = here,
            IsNearest = hits.IsNearest,
            TotalEverywhere = filter.IsEverything ? chosen.Count : hits.Places.CountWith(groups.WithoutDefaults),
            ApplyFreeCount = CountIn(index.Sets.Modes, ClaimMode.ApplyFree, chosen.And(SetOf(index.Sets.Benefits, BenefitKind.Award, chosen.Length))),
            FittingCount = fits is null ? null : hits.Places.And(groups.Without(FacetGroups.Fit)).CountWith(fits),
        };
    }

    /// <summary>Best score first where words were asked for; equal ones in the order of the plain page.</summary>
    private static IEnumerable<int> Sorted(Bits chosen, SearchHits hits, DayView day, ItemSort sort)
    {
        var ordered = day.Order(sort).Where(place => chosen[place]);
        return sort == ItemSort.Relevance && hits.Terms.Count > 0 ? ordered.OrderByDescending(place => Math.Round(hits.Scores[place], 6)) : ordered;
    }

    private static ImmutableArray<Facet> Facets(ItemSets sets, DayView day, Bits found, FacetSets groups, SupermarketFilter filter)
    {
        Bits For(string group) => found.And(groups.Without(group));
        var (status, benefit, mode) = (For(FacetGroups.Status), For(FacetGroups.Benefit), For(FacetGroups.Mode));
        return
        [
            new(
                "状态",
                FacetGroups.Status,
                [
                    .. Enum.GetValues<ItemStatus>()
                        .Select(s => new FacetOption(SupermarketFilter.Key(s), StatusLabel(s), status.CountWith(day.Of(s)), filter.Statuses.Contains(s)))
                        .Where(o => o.Count > 0 || o.IsChosen),
                ]
            ),
            new(
                "惠企方式",
                FacetGroups.Benefit,
                [
                    .. Enum.GetValues<BenefitKind>()
                        .Select(k => new FacetOption(
                            SupermarketFilter.Key(k),
                            PolicyWords.Of(k),
                            CountIn(sets.Benefits, k, benefit),
                            filter.Benefits.Contains(k)
                        )),
                ]
            ),
            new(
                "兑现方式",
                FacetGroups.Mode,
                [
                    .. Enum.GetValues<ClaimMode>()
                        .Select(m => new FacetOption(SupermarketFilter.Key(m), PolicyWords.Of(m), CountIn(sets.Modes, m, mode), filter.Modes.Contains(m)))
                        .Where(o => o.Count > 0 || o.IsChosen),
                ]
            ),
            Texts("类别", FacetGroups.Category, For(FacetGroups.Category), sets.Categories, filter.Categories, null),
            Texts("层级", FacetGroups.Level, For(FacetGroups.Level), sets.Levels, filter.Levels, PolicyWords.Levels),
            Texts("部门", FacetGroups.Department, For(FacetGroups.Department), sets.Departments, filter.Departments, null),
        ];
    }

    private static Bits SetOf<T>(IReadOnlyDictionary<T, Bits> sets, T value, int length) => sets.TryGetValue(value, out var set) ? set : new Bits(length);

    private static int CountIn<T>(IReadOnlyDictionary<T, Bits> sets, T value, Bits items) =>
        sets.TryGetValue(value, out var set) ? set.CountWith(items) : 0;

    private static Facet Texts(
        string title,
        string name,
        Bits items,
        IReadOnlyDictionary<string, Bits> sets,
        ImmutableArray<string> chosen,
        IReadOnlyList<string>? order
    )
    {
        var options = sets
            .Keys.Union(chosen, StringComparer.Ordinal)
            .Select(value => new FacetOption(value, value, CountIn(sets, value, items), chosen.Contains(value)))
            .Where(option => option.Count > 0 || option.IsChosen);
        return new Facet(
            title,
            name,
            order is null
                ? [.. options.OrderByDescending(o => o.Count).ThenBy(o => o.Value, StringComparer.Ordinal)]
                : [.. options.OrderBy(o => order.ToList().IndexOf(o.Value))]
        );
    }

    private static string StatusLabel(ItemStatus status) =>
        status switch
        {
            ItemStatus.InForce => "有效期内",
            ItemStatus.Ending => "即将到期",
            ItemStatus.Confirmed => "部门确认执行",
            ItemStatus.Undated => "未写明有效期",
            ItemStatus.NotYet => "尚未开始",
            ItemStatus.Expired => "已到期",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "unknown status"),
        };
}
