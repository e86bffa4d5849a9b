using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Shell;

/// <summary>
/// Base of the parts of a frame that count waiting work. The frame of a desk outlives its pages: it counts again at every change of page and when a desk says
/// that something has changed. Nothing is counted for whoever is not signed in.
/// </summary>
public abstract class CountingComponent : CancellableComponent
{
    private ClaimsPrincipal? _person;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!; // injected

    [Inject]
    private CountsChanged Changed { get; set; } = null!; // injected

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    protected sealed override async Task OnInitializedAsync()
    {
        if (Authentication is null || (await Authentication).User is not { Identity.IsAuthenticated: true } person)
        {
            return;
        }

        _person = person;
        await CountAsync(person);
        if (RendererInfo.IsInteractive)
        {
            Navigation.LocationChanged += OnLocationChanged;
            Changed.Happened += CountAgain;
        }
    }

    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= OnLocationChanged;
        Changed.Happened -= CountAgain;
        base.Dispose(disposing);
    }

    protected abstract Task CountAsync(ClaimsPrincipal person);

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args) => CountAgain(sender, args);

    private void CountAgain(object? sender, EventArgs args) =>
        Start(async () =>
        {
            await CountAsync(_person!); // set before the events are listened to
            StateHasChanged();
        });
}
