using Microsoft.AspNetCore.Components;

namespace PolicyMarket.Web.Policies;

/// <summary>An item in plain words; an unknown code is "not found".</summary>
public sealed partial class ItemPage(ItemQueries queries, NavigationManager navigation) : IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    [Parameter] public string Code { get; set; } = "";

    private ItemView? View { get; set; }

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
        }
    }
}
