using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Firms;

/// <summary>All claims of the firm.</summary>
public sealed partial class FirmClaimsPage(FirmQueries queries, BusinessClock clock)
{
    private IReadOnlyList<ClaimCard> claims = [];
    private IReadOnlyList<int> years = [];

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            claims = await queries.ClaimsAsync((await Authentication).User.PersonId(), Life);
            var first = claims.Count == 0 ? clock.Today.Year : claims.Min(claim => BusinessClock.DateOf(claim.ConfirmedAt).Year);
            years = [.. Enumerable.Range(first, clock.Today.Year - first + 1).Reverse()];
        }
    }
}
