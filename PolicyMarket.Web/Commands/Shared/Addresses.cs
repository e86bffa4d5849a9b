using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;

namespace PolicyMarket.Web.Commands.Shared;

/// <summary>Finds out before any work whether an address can be listened on: the server itself would say so late, with a stack trace.</summary>
internal static class Addresses
{
    /// <summary>The first address that is none; null when all can be read.</summary>
    public static string? FirstMalformed(WebApplication app) => All(app).FirstOrDefault(url => Parse(url) is null);

    /// <summary>The first address that another program holds; null when all are free, or when the server of a test listens on none.</summary>
    public static string? FirstTaken(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().GetType().Name.Contains("Kestrel", StringComparison.Ordinal) ? All(app).FirstOrDefault(IsTaken) : null;

    private static bool IsTaken(string url)
    {
        if (Parse(url) is not { } address || address.Port == 0 || address.IsUnixPipe || address.IsNamedPipe)
        {
            return false;
        }

        var ip =
            address.Host == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(address.Host, out var given) ? given
            : IPAddress.Any;
        try
        {
            using var listener = new TcpListener(ip, address.Port);
            listener.Start();
            return false;
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }

    private static string[] All(WebApplication app) =>
        (app.Configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static BindingAddress? Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
