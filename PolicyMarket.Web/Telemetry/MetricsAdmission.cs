using System.Security.Cryptography;
using System.Text;
using PolicyMarket.Web.Front;

namespace PolicyMarket.Web.Telemetry;

/// <summary>
/// Decides who reads the metrics: with a token configured, whoever sends it; without one, requests from this machine that no proxy handed on. Accounts of
/// persons do not count: a scraper has none.
/// </summary>
internal sealed class MetricsAdmission(TelemetryOptions options)
{
    private const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (IsAdmitted(context))
        {
            await next(context);
            return;
        }

        if (options.MetricsToken is { Length: > 0 })
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync("指标只给本机或带令牌的采集器读取（设置 Telemetry:MetricsToken）。\n", context.RequestAborted);
    }

    private bool IsAdmitted(HttpContext context) =>
        options.MetricsToken is { Length: > 0 } token ? HasToken(context.Request, token) : LocalRequest.IsFromThisMachine(context);

    /// <summary>Hashes have one length, so the time of the comparison says nothing about the token.</summary>
    private static bool HasToken(HttpRequest request, string token) =>
        request.Headers.Authorization is [{ } given]
        && given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given[Scheme.Length..].Trim())),
            SHA256.HashData(Encoding.UTF8.GetBytes(token))
        );
}
