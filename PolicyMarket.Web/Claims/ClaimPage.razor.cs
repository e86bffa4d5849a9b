using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace PolicyMarket.Web.Claims;

/// <summary>One claim: where it is, how it came there, and why it pays what it pays.</summary>
public sealed partial class ClaimPage(ClaimQueries queries) : IDisposable
{
    private readonly CancellationTokenSource life = new();
    private ClaimView? claim;

    [Parameter]
    public long ClaimId { get; set; }

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
            claim = await queries.ReadAsync((await Authentication).User, ClaimId, life.Token);
        }
    }
}
