using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Circuits;

/// <summary>
/// Base of every component that a circuit renders by itself. Before anything is rendered, and at each change of parameters, it asks the database whether the
/// person of the circuit is active and holds one of the roles of <see cref="DeskRolesAttribute"/>. Otherwise it renders nothing and leads to a page that says
/// why.
/// Parameters never say who acts: whoever holds the markup of a page can send them again.
/// </summary>
public abstract class DeskComponent : CancellableComponent
{
    private CancellationTokenRegistration _ending;
    private Actor? _actor;
    private bool _isLedAway;

    [Inject]
    private SignedInActor Actors { get; set; } = null!; // injected

    [Inject]
    private CircuitEnd Circuit { get; set; } = null!; // injected

    [Inject]
    private NavigationManager Leading { get; set; } = null!; // injected

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>The person who acts, as loaded from the database at the last change of parameters; set before the first rendering.</summary>
    protected Actor Actor => _actor ?? throw new InvalidOperationException($"{GetType().Name} was used before its person was admitted.");

    protected PersonId PersonId => Actor.PersonId ?? throw new InvalidOperationException("An actor of a circuit is a person.");

    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (await IsAdmittedAsync())
        {
            await base.SetParametersAsync(ParameterView.Empty);
        }
    }

    protected sealed override bool ShouldRender() => !Circuit.IsEnded;

    protected override void Dispose(bool disposing)
    {
        _ending.Dispose();
        base.Dispose(disposing);
    }

    private async Task<bool> IsAdmittedAsync()
    {
        if (Circuit.IsEnded || Life.IsCancellationRequested)
        {
            return false;
        }

        if (_ending == default)
        {
            _ending = Circuit.Token.UnsafeRegister(static component => ((DeskComponent)component!).EndLife(), this); // the state is what was registered
        }

        try
        {
            return Authentication is not null && Admit(await Actors.FindAsync((await Authentication).User, Life));
        }
        catch (OperationCanceledException) when (Life.IsCancellationRequested)
        {
            return false;
        }
    }

    private bool Admit(Actor? actor)
    {
        var roles = GetType().GetCustomAttribute<DeskRolesAttribute>()?.Roles ?? [];
        _actor = actor is not null && roles.Any(actor.Roles.Contains) ? actor : null;
        if (_actor is null && !_isLedAway)
        {
            // The new address may come back as a parameter of this very component.
            _isLedAway = true;
            Leading.NavigateTo(actor is null ? Urls.SignIn : Urls.AccessDenied, forceLoad: true);
        }

        return _actor is not null;
    }
}
