using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace PolicyMarket.Web.Policies;

/// <summary>An item in plain words; an unknown code is "not found".</summary>
public sealed partial class ItemPage(ItemQueries queries, VerdictQueries verdicts, NavigationManager navigation) : IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    [Parameter] public string Code { get; set; } = "";

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    private ItemView? View { get; set; }

    private ItemVerdict? Verdict { get; set; }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        View = await queries.FindAsync(Code, leaving.Token);
        if (View is null)
        {
            navigation.NotFound();
            return;
        }

        if (Authentication is not null)
        {
            Verdict = await verdicts.OfAsync((await Authentication).User, View.Item.Rule, View.Today, leaving.Token);
        }
    }
}
