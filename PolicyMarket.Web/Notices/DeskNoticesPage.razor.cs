using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Notices;

/// <summary>The notices of one person of the staff, newest first.</summary>
public sealed partial class DeskNoticesPage(NoticeQueries queries) : IDisposable
{
    private readonly CancellationTokenSource _life = new();
    private IReadOnlyList<NoticeRow> _rows = [];

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    public void Dispose()
    {
        _life.Cancel();
        _life.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            _rows = await queries.ReadAsync((await Authentication).User.PersonId(), _life.Token);
        }
    }
}
