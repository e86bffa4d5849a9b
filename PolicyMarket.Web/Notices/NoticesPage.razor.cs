using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Notices;

/// <summary>A firm's inbox, newest first.</summary>
public sealed partial class NoticesPage(NoticeQueries queries)
{
    private IReadOnlyList<NoticeRow> rows = [];

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            rows = await queries.ReadAsync((await Authentication).User.PersonId(), Life);
        }
    }
}
