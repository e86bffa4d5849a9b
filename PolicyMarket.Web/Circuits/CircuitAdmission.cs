using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Policies.Search;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Circuits;

/// <summary>
/// Guards every address of circuits: the request needs a sign-in that still counts and the origin of our own pages, and must be within the limits. Nothing of
/// a circuit is reached by a refused request.
/// </summary>
internal sealed partial class CircuitAdmission(
    CircuitConnections connections,
    CurrentAccess access,
    IOptions<CircuitLimits> limits,
    ILogger<CircuitAdmission> log
)
{
    private const int LongestLoggedOrigin = 100;

    public static bool IsForCircuits(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Urls.Circuits, StringComparison.OrdinalIgnoreCase)
        || context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is not null;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (await FindRefusalAsync(context) is not { } refusal)
        {
            await next(context);
            return;
        }

        var origin = context.Request.Headers.Origin.ToString();
        LogRefused(
            log,
            LevelOf(refusal),
            refusal.Code,
            context.User.PersonId(),
            CircuitConnection.AddressOf(context.Connection.RemoteIpAddress),
            origin.Length > LongestLoggedOrigin ? origin[..LongestLoggedOrigin] : origin
        );
        context.Response.StatusCode = refusal.StatusCode;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(refusal.What + refusal.Todo, context.RequestAborted);
    }

    /// <summary>Null when the person of the request may open one more circuit now, wherever the request comes from.</summary>
    public async Task<CircuitRefusal?> FindPersonsRefusalAsync(HttpContext context)
    {
        if (context.User.PersonId() is not { } personId || !await access.IsCurrentAsync(context.User, context.RequestAborted))
        {
            return CircuitRefusal.SignedOut;
        }

        return connections.FindRefusal(personId, context.Connection.RemoteIpAddress);
    }

    private async Task<CircuitRefusal?> FindRefusalAsync(HttpContext context)
    {
        if (!IsOurOrigin(context))
        {
            return CircuitRefusal.ForeignOrigin;
        }

        var refusal = await FindPersonsRefusalAsync(context);
        return refusal?.StatusCode == StatusCodes.Status429TooManyRequests && !OpensConnection(context) ? null : refusal;
    }

    /// <summary>Limits count when a connection is opened; a further request of an open one is no new connection.</summary>
    private static bool OpensConnection(HttpContext context) =>
        IsWebSocket(context)
        || (HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Value?.EndsWith("/negotiate", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Browsers name the origin with every WebSocket and every method but GET: without it, the request comes from no page of ours.</summary>
    private bool IsOurOrigin(HttpContext context)
    {
        var origins = context.Request.Headers.Origin;
        if (origins.Count == 0)
        {
            return !IsWebSocket(context) && HttpMethods.IsGet(context.Request.Method);
        }

        return origins is [{ } origin]
            && (
                IsSameOrigin(origin, $"{context.Request.Scheme}://{context.Request.Host}")
                || limits.Value.AllowedOrigins.Any(allowed => IsSameOrigin(origin, allowed))
            );
    }

    private static bool IsSameOrigin(string one, string other) =>
        Uri.TryCreate(one, UriKind.Absolute, out var first)
        && Uri.TryCreate(other, UriKind.Absolute, out var second)
        && first.UserInfo.Length == 0
        && first.PathAndQuery is "/" or ""
        && Uri.Compare(first, second, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsWebSocket(HttpContext context) =>
        HttpMethods.IsConnect(context.Request.Method)
        || context.Features.Get<IHttpExtendedConnectFeature>()?.IsExtendedConnect == true
        || context.WebSockets.IsWebSocketRequest
        || context.Request.Headers[HeaderNames.Upgrade].Any(value => value?.Contains("websocket", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>A window that was signed out keeps asking for a while; that is no warning.</summary>
    private static LogLevel LevelOf(CircuitRefusal refusal) =>
        refusal.StatusCode == StatusCodes.Status401Unauthorized ? LogLevel.Information : LogLevel.Warning;

    [LoggerMessage(Message = "没有接受工作台的连接：{Reason}；账号 {PersonId}，网络地址 {Address}，来源“{Origin}”。")]
    private static partial void LogRefused(ILogger logger, LogLevel level, string reason, PersonId? personId, string address, string origin);
}
