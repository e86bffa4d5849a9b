using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Notices;

/// <summary>The notices of one person of the staff, newest first.</summary>
public sealed partial class DeskNoticesPage(NoticeQueries queries)
{
    private IReadOnlyList<NoticeRow> _rows = [];

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            _rows = await queries.ReadAsync((await Authentication).User.PersonId(), Life);
        }
    }
}
