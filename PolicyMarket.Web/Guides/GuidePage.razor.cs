using Microsoft.AspNetCore.Components;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Web.Policies;

namespace PolicyMarket.Web.Guides;

/// <summary>The guide of an item to read and to print; an unknown code is "not found".</summary>
public sealed partial class GuidePage(ItemQueries queries, NavigationManager navigation, AttributeCatalog catalog)
{
    [Parameter]
    public string Code { get; set; } = "";

    private ItemGuide? Guide { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (await queries.FindAsync(Code, Life) is { } view)
        {
            Guide = ItemGuide.Of(view, catalog);
            return;
        }

        navigation.NotFound();
    }
}
