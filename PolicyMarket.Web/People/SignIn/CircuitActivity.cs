using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.Queries;

namespace PolicyMarket.Web.People.SignIn;

/// <summary>Work in a circuit sends no requests: each of its messages keeps the session from counting as idle.</summary>
internal sealed class CircuitActivity(SessionRegistry registry, AuthenticationStateProvider authentication) : CircuitHandler
{
    private string? _sessionId;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        _sessionId = (await authentication.GetAuthenticationStateAsync()).User.FindFirstValue(PersonClaimTypes.Session);

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        context =>
        {
            if (_sessionId is not null)
            {
                registry.Touch(_sessionId);
            }

            return next(context);
        };
}
