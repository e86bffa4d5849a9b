using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Firms.DeliveredFacts;

/// <summary>The firm's own data, with their origin.</summary>
public sealed partial class FirmDataPage(FirmDataQueries queries)
{
    private FirmData? data;
    private bool isRead;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            data = await queries.ReadOwnAsync((await Authentication).User.PersonId(), Life);
        }

        isRead = true;
    }
}
