using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Firms;

/// <summary>All claims of the firm.</summary>
public sealed partial class FirmClaimsPage(FirmQueries queries)
{
    private IReadOnlyList<ClaimCard> claims = [];

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            claims = await queries.ClaimsAsync((await Authentication).User.PersonId(), Life);
        }
    }
}
