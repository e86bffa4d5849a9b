using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Matching;

/// <summary>The list of runs, newest first, and the button that starts one.</summary>
public sealed partial class RunsPage(RunsQueries queries)
{
    [SupplyParameterFromQuery(Name = "page")] private string? PageNumber { get; set; }

    private int Number { get; set; }

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    private ImmutableArray<RunRow>? Rows { get; set; }

    private int Total { get; set; }

    private ImmutableArray<Data.Opinions.HeldItem> Held { get; set; } = [];

    private Data.Determinations.RunDateDoubt? Doubt { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var personId = Authentication is null ? null : (await Authentication).User.PersonId();
        Doubt = await queries.DoubtAsync(Life);
        Held = await queries.HeldAsync(personId, Life);
        (Rows, Total, Number) = await queries.ListAsync(personId, QueryText.Page(PageNumber), Life);
    }
}
