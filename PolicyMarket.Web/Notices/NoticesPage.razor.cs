using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Notices;

/// <summary>A firm's inbox, newest first.</summary>
public sealed partial class NoticesPage(NoticeQueries queries) : IDisposable
{
    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<NoticeRow> rows = [];

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    public void Dispose()
    {
        life.Cancel();
        life.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            rows = await queries.ReadAsync((await Authentication).User.PersonId(), life.Token);
        }
    }
}
