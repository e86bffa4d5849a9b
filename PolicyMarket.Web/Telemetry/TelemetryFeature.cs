using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Web.Front;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Telemetry;

/// <summary>Metrics at /metrics in the format of Prometheus, and traces to a collector when one is configured.</summary>
internal sealed class TelemetryFeature : IFeature
{
    private const string ServiceName = "policymarket";

    public void AddServices(IServiceCollection services)
    {
        services.AddSettings<TelemetryOptions>(TelemetryOptions.Section);
        services.AddSingleton<MetricsAdmission>();
        services.AddSingleton<RecordFigureReader>();
        services.AddSingleton<RecordGauges>();
    }

    public void AddToHost(WebApplicationBuilder builder)
    {
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(static resource =>
                resource.AddService(ServiceName, serviceVersion: typeof(TelemetryFeature).Assembly.GetName().Version?.ToString())
            )
            .WithMetrics(static metrics =>
                metrics.AddMeter([.. TelemetryAreas.All]).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter()
            );
        if (
            builder.Configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.OtlpEndpoint)}"] is { Length: > 0 } endpoint
            && Uri.TryCreate(endpoint, UriKind.Absolute, out var collector)
        )
        {
            telemetry.WithTracing(tracing => AddTraces(tracing, collector));
        }
    }

    public void MapRoutes(IEndpointRouteBuilder routes) =>
        routes
            .MapPrometheusScrapingEndpoint(Urls.Metrics, meterProvider: null, static branch => branch.Use(AdmitAsync).Use(RefreshAsync), optionsName: null)
            .AllowAnonymous()
            .DisableHttpMetrics();

    private static void AddTraces(TracerProviderBuilder tracing, Uri collector) =>
        tracing
            .AddSource([.. TelemetryAreas.All])
            .AddAspNetCoreInstrumentation(static requests =>
            {
                requests.Filter = static context =>
                    !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) && context.Request.Path != Urls.Metrics;
                requests.EnrichWithHttpRequest = static (activity, request) => Mask(activity, request);
            })
            .AddOtlpExporter(exporter =>
            {
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                exporter.Endpoint = new Uri(collector, "/v1/traces");
            });

    /// <summary>Traces name no more than the log: paths without credit codes and numbers of claims, and no query.</summary>
    private static void Mask(Activity activity, HttpRequest request)
    {
        activity.SetTag("url.path", LogMask.Path(request.Path.Value));
        activity.SetTag("url.query", null);
        activity.SetTag("user_agent.original", null);
    }

    private static Task AdmitAsync(HttpContext context, RequestDelegate next) =>
        context.RequestServices.GetRequiredService<MetricsAdmission>().InvokeAsync(context, next);

    private static async Task RefreshAsync(HttpContext context, RequestDelegate next)
    {
        await context.RequestServices.GetRequiredService<RecordGauges>().RefreshAsync(context.RequestAborted);
        await next(context);
    }
}
