using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Disclosure;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Policies.Search.FrontDoor;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>
/// The front door and the public search; the address is its whole state, and nothing of it needs JavaScript. What fits a firm is shown to the signed-in firm
/// only, whose pages are never kept.
/// </summary>
public sealed partial class SupermarketPage(SupermarketQueries queries, FittingItems fitting, PaidFigures figures)
{
    private static readonly (ItemSort Sort, string Name)[] Sorts =
    [
        (ItemSort.Relevance, "相关"),
        (ItemSort.Amount, "金额"),
        (ItemSort.Newest, "最新"),
        (ItemSort.Closing, "快截止"),
    ];

    [SupplyParameterFromQuery(Name = "q")]
    private string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string[]? Status { get; set; }

    [SupplyParameterFromQuery(Name = "mode")]
    private string[]? Mode { get; set; }

    [SupplyParameterFromQuery(Name = "benefit")]
    private string[]? Benefit { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    private string[]? Category { get; set; }

    [SupplyParameterFromQuery(Name = "level")]
    private string[]? Level { get; set; }

    [SupplyParameterFromQuery(Name = "region")]
    private string? Region { get; set; }

    [SupplyParameterFromQuery(Name = "dept")]
    private string[]? Dept { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    [SupplyParameterFromQuery(Name = "fit")]
    private string? Fit { get; set; }

    [SupplyParameterFromQuery(Name = "all")]
    private string? All { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    private SupermarketView? View { get; set; }

    /// <summary>Read for the front door only.</summary>
    private DisclosureTotals? Paid { get; set; }

    private string Everything => Urls.SearchFor((View?.Filter ?? SupermarketFilter.Plain) with { IsEverything = true, IsAnyRegion = false, Page = 1 });

    protected override async Task OnParametersSetAsync()
    {
        var filter = ReadFilter();
        View = await queries.FindAsync(filter, Life, await FittingAsync());
        Paid = filter.IsFront ? await figures.ReadAsync(Life) : null;
    }

    private async Task<IReadOnlySet<string>?> FittingAsync() =>
        Authentication is not null && (await Authentication).User is var user && user.IsFirm() ? await fitting.OfPersonAsync(user.PersonId(), Life) : null;

    private SupermarketFilter ReadFilter() =>
        new()
        {
            Words = QueryText.Words(Q, SupermarketFilter.MaxWords),
            Statuses = SupermarketFilter.ReadStatuses(Status),
            Benefits = SupermarketFilter.ReadBenefits(Benefit),
            Modes = SupermarketFilter.ReadModes(Mode),
            Categories = SupermarketFilter.ReadTexts(Category),
            Levels = SupermarketFilter.ReadTexts(Level),
            Departments = SupermarketFilter.ReadTexts(Dept),
            Region = RegionCode.Parse(Region) is { Succeeded: true, Value: var region } ? region : null,
            IsAnyRegion = Region == SupermarketFilter.AnyRegionKey,
            FitsMe = Fit == SupermarketFilter.Set,
            IsEverything = All == SupermarketFilter.Set,
            Sort = SupermarketFilter.ReadSort(Sort),
            Page = QueryText.Page(Page),
        };
}
