using PolicyMarket.Data;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Store;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.PublicPages;
using PolicyMarket.Web.Startup;
using static System.FormattableString;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>The product's server with production settings on a free port of 127.0.0.1, without logs and jobs.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private const int KeptSeconds = 3_600;

    private readonly WebApplication app;
    private readonly DatabaseLock held;

    private PageServer(WebApplication app, DatabaseLock held) => (this.app, this.held) = (app, held);

    public int Port => new Uri(app.Urls.First()).Port;

    public static async Task<PageServer> StartAsync(string folder, bool isKept, Terminal terminal, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder([
            "--environment=Production",
            $"--applicationName={typeof(PageServer).Assembly.GetName().Name}",
            "--urls=http://127.0.0.1:0",
            Invariant($"--{PublicPageOptions.Section}:{nameof(PublicPageOptions.KeptSeconds)}={(isKept ? KeptSeconds : 0)}"),
        ]);
        var options = new DataOptions { Directory = folder };
        builder.Services.AddSingleton(terminal.Clock);
        builder.Services.AddPolicyMarketData(options);
        builder.AddPolicyMarketWeb();
        builder.Logging.ClearProviders(); // standard output is for the figures
        RemoveJobs(builder.Services);
        var built = builder.Build();
        var taken = DatabaseLock.TryTake(options) ?? throw new DatabaseInUseException(folder);
        try
        {
            built.UsePolicyMarketWeb();
            await built.StartAsync(ct);
            return new PageServer(built, taken);
        }
        catch
        {
            await built.DisposeAsync();
            taken.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        held.Dispose();
    }

    /// <summary>A nightly job in the middle would measure something else.</summary>
    private static void RemoveJobs(IServiceCollection services)
    {
        foreach (
            var job in services
                .Where(one =>
                    one.ServiceType == typeof(IHostedService)
                    && one.ImplementationType?.FullName is { } name
                    && (name.StartsWith("Quartz.", StringComparison.Ordinal) || name.StartsWith("PolicyMarket.", StringComparison.Ordinal))
                )
                .ToList()
        )
        {
            services.Remove(job);
        }
    }
}
