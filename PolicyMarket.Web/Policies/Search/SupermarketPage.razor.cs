using Microsoft.AspNetCore.Components;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>The public search; the address is its whole state, and nothing of it needs JavaScript.</summary>
public sealed partial class SupermarketPage(SupermarketQueries queries)
{
    private static readonly (ItemSort Sort, string Name)[] Sorts =
        [(ItemSort.Relevance, "相关"), (ItemSort.Amount, "金额"), (ItemSort.Newest, "最新"), (ItemSort.Closing, "快截止")];

    [SupplyParameterFromQuery(Name = "q")] private string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "status")] private string[]? Status { get; set; }

    [SupplyParameterFromQuery(Name = "mode")] private string[]? Mode { get; set; }

    [SupplyParameterFromQuery(Name = "benefit")] private string[]? Benefit { get; set; }

    [SupplyParameterFromQuery(Name = "category")] private string[]? Category { get; set; }

    [SupplyParameterFromQuery(Name = "level")] private string[]? Level { get; set; }

    [SupplyParameterFromQuery(Name = "region")] private string? Region { get; set; }

    [SupplyParameterFromQuery(Name = "dept")] private string[]? Dept { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? Page { get; set; }

    private SupermarketView? View { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var words = Q?.Trim() ?? "";
        View = await queries.FindAsync(
            new SupermarketFilter
            {
                Words = words.Length > SupermarketFilter.MaxWords ? words[..SupermarketFilter.MaxWords] : words,
                Statuses = SupermarketFilter.ReadStatuses(Status),
                Benefits = SupermarketFilter.ReadBenefits(Benefit),
                Modes = SupermarketFilter.ReadModes(Mode),
                Categories = SupermarketFilter.ReadTexts(Category),
                Levels = SupermarketFilter.ReadTexts(Level),
                Departments = SupermarketFilter.ReadTexts(Dept),
                Region = RegionCode.Parse(Region) is { Succeeded: true, Value: var region } ? region : null,
                Sort = SupermarketFilter.ReadSort(Sort),
                Page = QueryText.Page(Page),
            },
            Life);
    }
}
