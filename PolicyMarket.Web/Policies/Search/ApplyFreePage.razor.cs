using Microsoft.AspNetCore.Components;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>Explains 免申即享 and lists the items that work this way.</summary>
public sealed partial class ApplyFreePage(SupermarketQueries queries)
{
    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    private SupermarketView? View { get; set; }

    protected override async Task OnParametersSetAsync() =>
        View = await queries.FindAsync(
            SupermarketFilter.All with
            {
                Benefits = [BenefitKind.Award],
                Modes = [ClaimMode.ApplyFree],
                Page = QueryText.Page(Page),
            },
            Life
        );
}
