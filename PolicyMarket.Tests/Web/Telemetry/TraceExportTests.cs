using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Web.Telemetry;

namespace PolicyMarket.Tests.Web.Telemetry;

/// <summary>Traces reach a collector that listens in this process.</summary>
public sealed class TraceExportTests
{
    [Fact]
    public async Task Activities_of_the_areas_are_sent_to_the_configured_collector()
    {
        var received = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var collector = WebApplication.CreateSlimBuilder().Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost(
            "/v1/traces",
            async (HttpContext context) =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                received.TrySetResult(Encoding.UTF8.GetString(body.ToArray()));
            }
        );
        await collector.StartAsync();
        var name = $"matching.run {Guid.NewGuid():N}";
        await using var program = Program(collector.Urls.Single());
        var traces = program.Services.GetRequiredService<TracerProvider>(); // a started host makes it by itself

        Assert.True(await TraceSources.Matching.RunAsync(name, activity => Task.FromResult(activity is not null)));
        traces.ForceFlush();

        var sent = await received.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Contains(name, sent, StringComparison.Ordinal);
        Assert.Contains("policymarket", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_traced()
    {
        await using var program = Program(collector: null);

        Assert.Null(program.Services.GetService<TracerProvider>());
    }

    private static WebApplication Program(string? collector)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Telemetry:OtlpEndpoint", collector)]);
        new TelemetryFeature().AddToHost(builder);
        return builder.Build();
    }
}
