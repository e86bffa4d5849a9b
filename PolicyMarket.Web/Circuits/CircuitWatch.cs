using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Circuits;

/// <summary>
/// Ends the circuit when the access of its person changes, and refuses whatever arrives afterwards, from the same or another connection. A refusal is an
/// unhandled exception of the circuit, by which the server disposes of it.
/// </summary>
internal sealed class CircuitWatch(AuthenticationStateProvider authentication, CircuitEnd end, AccessChanges access) : CircuitHandler, IDisposable
{
    private ClaimsPrincipal _user = new();

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _user = (await authentication.GetAuthenticationStateAsync()).User;
        access.Changed += OnAccessChanged;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) =>
        end.IsEnded ? throw new InvalidOperationException($"Circuit {circuit.Id} has ended and takes no connection.") : Task.CompletedTask;

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async context =>
        {
            await DemandSamePersonAsync(context.Circuit);
            await next(context);
        };

    public void Dispose() => access.Changed -= OnAccessChanged;

    /// <summary>A reconnection brings the principal of its own connection: it must be the person who opened the circuit.</summary>
    private async Task DemandSamePersonAsync(Circuit circuit)
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        if (user.PersonId() is { } personId && personId == _user.PersonId())
        {
            _user = user;
        }
        else
        {
            end.End();
        }

        if (end.IsEnded)
        {
            throw new InvalidOperationException($"Circuit {circuit.Id} has ended and accepts nothing more.");
        }
    }

    private void OnAccessChanged(object? sender, AccessChange change)
    {
        if (change.Concerns(_user))
        {
            end.End();
        }
    }
}
