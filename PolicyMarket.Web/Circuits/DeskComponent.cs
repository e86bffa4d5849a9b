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
public abstract class DeskComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _life = new();
    private CancellationTokenRegistration _ending;
    private Actor? _actor;
    private bool _isDisposed;

    protected DeskComponent() => Life = _life.Token;

    [Inject] private SignedInActor Actors { get; set; } = null!; // injected

    [Inject] private CircuitEnd Circuit { get; set; } = null!; // injected

    [Inject] private NavigationManager Leading { get; set; } = null!; // injected

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>Is cancelled when the component is left or the circuit ends.</summary>
    protected CancellationToken Life { get; }

    /// <summary>The person who acts, as loaded from the database at the last change of parameters; set before the first rendering.</summary>
    protected Actor Actor => _actor ?? throw new InvalidOperationException($"{GetType().Name} was used before its person was admitted.");

    protected long PersonId => Actor.PersonId ?? throw new InvalidOperationException("An actor of a circuit is a person.");

    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (await IsAdmittedAsync())
        {
            await base.SetParametersAsync(ParameterView.Empty);
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected sealed override bool ShouldRender() => !Circuit.IsEnded;

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _ending.Dispose();
        _life.Cancel();
        _life.Dispose();
    }

    private async Task<bool> IsAdmittedAsync()
    {
        if (Circuit.IsEnded || _isDisposed)
        {
            return false;
        }

        if (_ending == default)
        {
            _ending = Circuit.Token.UnsafeRegister(static life => ((CancellationTokenSource)life!).Cancel(), _life); // the state is what was registered
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
        if (_actor is null)
        {
            Leading.NavigateTo(actor is null ? Urls.SignIn : Urls.AccessDenied, forceLoad: true);
        }

        return _actor is not null;
    }
}
