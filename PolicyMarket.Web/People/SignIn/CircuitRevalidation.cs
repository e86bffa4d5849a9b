using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using PolicyMarket.Web.Circuits;

namespace PolicyMarket.Web.People.SignIn;

/// <summary>
/// Second net beneath the announcements of lost access: every few seconds the sign-in of a circuit is compared with the database. A circuit whose sign-in does
/// not count any more, or cannot be compared, ends.
/// </summary>
internal sealed class CircuitRevalidation(ILoggerFactory loggers, CurrentAccess access, CircuitEnd end, CircuitConnections connections)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <summary>Leaves time within the promised five seconds for the comparison itself.</summary>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(3);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var isCurrent = false;
        try
        {
            isCurrent = !end.IsEnded && await access.IsCurrentAsync(authenticationState.User, cancellationToken);
        }
        finally
        {
            if (!isCurrent && !cancellationToken.IsCancellationRequested)
            {
                end.End();
                connections.Close(authenticationState.User);
            }
        }

        return isCurrent;
    }
}
