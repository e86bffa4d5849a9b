using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Web.Policies.SelfTests;

namespace PolicyMarket.Web.Policies;

/// <summary>An item in plain words; an unknown code is "not found".</summary>
public sealed partial class ItemPage(ItemQueries queries, VerdictQueries verdicts, NavigationManager navigation, AttributeCatalog catalog)
{
    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    private ItemView? View { get; set; }

    private ItemVerdict? Verdict { get; set; }

    private ImmutableArray<SelfTestQuestion> Questions { get; set; } = [];

    protected override async Task OnParametersSetAsync()
    {
        View = await queries.FindAsync(Code, Life);
        if (View is null)
        {
            navigation.NotFound();
            return;
        }

        Questions = SelfTestQuestions.Of(View.Item.Rule, catalog, View.Today);
        if (Authentication is not null)
        {
            Verdict = await verdicts.OfAsync((await Authentication).User, View.Item.ItemId, View.Item.Rule, View.Today, Life);
        }
    }
}
