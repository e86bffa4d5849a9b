using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Circuits;

/// <summary>One open connection that carries circuits, with the person and the address it belongs to.</summary>
internal sealed class CircuitConnection(HubCallerContext hub, ClaimsPrincipal user, PersonId personId, string address)
{
    private int _isClosed;

    public string Id => hub.ConnectionId;

    /// <summary>The principal of the connection; its circuits hold the same instance.</summary>
    public ClaimsPrincipal User => user;

    public PersonId PersonId => personId;

    public string Address => address;

    public bool IsClosed => Volatile.Read(ref _isClosed) != 0;

    /// <summary>Null for a connection without a signed-in person.</summary>
    public static CircuitConnection? Find(HubCallerContext hub) =>
        hub.User is { Identity.IsAuthenticated: true } user && user.PersonId() is { } personId
            ? new CircuitConnection(hub, user, personId, AddressOf(hub.GetHttpContext()?.Connection.RemoteIpAddress))
            : null;

    /// <summary>An IPv4 address has one form, whichever socket it arrives at.</summary>
    public static string AddressOf(IPAddress? address) => address is null ? "" : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

    /// <summary>Ends the connection at once, without waiting for the other side.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        hub.Abort();
        try
        {
            hub.GetHttpContext()?.Abort();
        }
        catch (ObjectDisposedException)
        {
            // The connection ended by itself in the meantime.
        }
    }
}
