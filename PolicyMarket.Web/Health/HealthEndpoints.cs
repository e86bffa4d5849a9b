using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Front;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Health;

/// <summary>
/// `/health/live`: the process answers. `/health/ready`: it can do its work; 503 when it cannot, 200 with "Degraded" when somebody should look. Whoever asks
/// from this machine, or is an administrator, reads why; others read the status alone.
/// </summary>
internal static class HealthEndpoints
{
    /// <summary>Tag of the checks that readiness asks.</summary>
    public const string Ready = "ready";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes
            .MapHealthChecks(Urls.HealthLive, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync })
            .AllowAnonymous()
            .DisableHttpMetrics();
        routes
            .MapHealthChecks(Urls.HealthReady, new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync })
            .AllowAnonymous()
            .DisableHttpMetrics();
    }

    private static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, Readable);
        writer.WriteStartObject();
        writer.WriteString("status", report.Status.ToString());
        if (MayReadWhy(context))
        {
            writer.WriteStartObject("checks");
            foreach (var (name, entry) in report.Entries)
            {
                writer.WriteStartObject(name);
                writer.WriteString("status", entry.Status.ToString());
                writer.WriteString("text", entry.Description);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
    }

    private static bool MayReadWhy(HttpContext context) => context.User.IsInRole(Roles.Administrator) || LocalRequest.IsFromThisMachine(context);
}
