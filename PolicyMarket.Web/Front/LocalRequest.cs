using System.Net;

namespace PolicyMarket.Web.Front;

/// <summary>Tells requests of this machine from those of others.</summary>
internal static class LocalRequest
{
    /// <summary>A request that a proxy on this machine hands on comes from elsewhere.</summary>
    public static bool IsFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");
}
