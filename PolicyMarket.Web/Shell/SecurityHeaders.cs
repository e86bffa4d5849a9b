namespace PolicyMarket.Web.Shell;

/// <summary>The headers that every answer carries. Styles may stand inline because MudBlazor's components write style attributes; scripts may not.</summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            static (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = ContentSecurityPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
                context.Response.OnStarting(static state => KeepDownloadsOutOfCaches((HttpResponse)state), context.Response);
                return next(context);
            }
        );

    /// <summary>A file that is downloaded names firms and sums: no cache keeps it.</summary>
    private static Task KeepDownloadsOutOfCaches(HttpResponse response)
    {
        if (response.Headers.ContentDisposition.ToString().StartsWith("attachment", StringComparison.OrdinalIgnoreCase))
        {
            response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
