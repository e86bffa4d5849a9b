using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Matching;
using PolicyMarket.Web.People;

namespace PolicyMarket.Web.Reliefs;

/// <summary>An officer sees which firms of the territory have not enjoyed a relief that they are entitled to.</summary>
public sealed partial class ReliefsPage(ReliefFollowUp reliefs) : IDisposable
{
    private readonly CancellationTokenSource life = new();
    private ReliefFollowUpView? view;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromQuery(Name = "item")]
    public long? ItemId { get; set; }

    /// <summary>The firm after which the page begins.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    public long? After { get; set; }

    public void Dispose()
    {
        life.Cancel();
        life.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            view = await reliefs.ReadAsync((await Authentication).User.RequiredPersonId(), ItemId, After ?? 0, life.Token);
        }
    }
}
