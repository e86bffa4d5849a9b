using Microsoft.AspNetCore.Components;

namespace PolicyMarket.Web.Disclosure;

/// <summary>阳光公示: every payment that reached an account, for everyone.</summary>
public sealed partial class DisclosurePage(DisclosureQueries queries)
{
    [SupplyParameterFromQuery(Name = "q")]
    private string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "year")]
    private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "region")]
    private string? Region { get; set; }

    [SupplyParameterFromQuery(Name = "dept")]
    private string? Dept { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    private DisclosureView? View { get; set; }

    protected override async Task OnParametersSetAsync() => View = await queries.FindAsync(DisclosureFilter.Read(Q, Year, Region, Dept, Page), Life);
}
