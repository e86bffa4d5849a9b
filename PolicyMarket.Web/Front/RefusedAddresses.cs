using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using PolicyMarket.Data.Audit;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Front;

/// <summary>Records that an address was refused to a signed-in person: by its roles, or by the page itself with 403.</summary>
internal sealed class RefusedAddresses(AccessLog access) : IAuthorizationMiddlewareResultHandler
{
    private const string Why = "地址不对这个账号开放";
    private readonly AuthorizationMiddlewareResultHandler handler = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden)
        {
            await RecordAsync(context);
        }

        await handler.HandleAsync(next, context, policy, authorizeResult);
    }

    /// <summary>For pages that look at the person themselves and answer 403.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.StatusCode == StatusCodes.Status403Forbidden)
        {
            await RecordAsync(context);
        }
    }

    private async Task RecordAsync(HttpContext context)
    {
        if (context.User.PersonId() is { } personId && context.Items.TryAdd(typeof(RefusedAddresses), true))
        {
            await access.RefusedAsync(personId, $"{context.Request.Method} {PatternOf(context)}", Why);
        }
    }

    /// <summary>The pattern and not the address: what is counted as identical must not depend on numbers that somebody tries out.</summary>
    private static string PatternOf(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } pattern ? "/" + pattern.TrimStart('/') : "?";
}
