using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace PolicyMarket.Web.Policies;

/// <summary>An item in plain words; an unknown code is "not found".</summary>
public sealed partial class ItemPage(ItemQueries queries, VerdictQueries verdicts, NavigationManager navigation)
{
    [Parameter] public string Code { get; set; } = "";

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    private ItemView? View { get; set; }

    private ItemVerdict? Verdict { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        View = await queries.FindAsync(Code, Life);
        if (View is null)
        {
            navigation.NotFound();
            return;
        }

        if (Authentication is not null)
        {
            Verdict = await verdicts.OfAsync((await Authentication).User, View.Item.Rule, View.Today, Life);
        }
    }
}
