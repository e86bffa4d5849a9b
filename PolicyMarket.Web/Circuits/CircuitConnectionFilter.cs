using Microsoft.AspNetCore.SignalR;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Circuits;

/// <summary>
/// Registers every connection to the hub of circuits, and refuses each message of one that was closed: starting, resuming and reconnecting a circuit included.
/// </summary>
internal sealed partial class CircuitConnectionFilter(CircuitConnections connections, CurrentAccess access, ILogger<CircuitConnectionFilter> log)
    : IHubFilter
{
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var refusal = await OpenAsync(context.Context);
        if (refusal is not null)
        {
            LogRefused(log, refusal.Code, context.Context.UserIdentifier);
            context.Context.Abort();
            return;
        }

        await next(context);
    }

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next) =>
        connections.Find(invocationContext.Context.ConnectionId) is { IsClosed: false }
            ? await next(invocationContext)
            : throw new HubException(CircuitRefusal.SignedOut.What);

    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        connections.Remove(context.Context.ConnectionId);
        await next(context, exception);
    }

    /// <summary>The database is asked after the connection is registered: a change between the two closes it in one way or the other.</summary>
    private async Task<CircuitRefusal?> OpenAsync(HubCallerContext hub)
    {
        if (CircuitConnection.Find(hub) is not { } connection)
        {
            return CircuitRefusal.SignedOut;
        }

        if (connections.Add(connection) is { } full)
        {
            return full;
        }

        if (await access.IsCurrentAsync(connection.User, hub.ConnectionAborted))
        {
            return null;
        }

        connection.Close();
        return CircuitRefusal.SignedOut;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "没有打开工作台的连接：{Reason}；账号 {PersonId}。")]
    private static partial void LogRefused(ILogger logger, string reason, string? personId);
}
