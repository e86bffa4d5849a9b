using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PolicyMarket.Data;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Imports;

/// <summary>A record of its own in a temporary folder, through the real migrations, with the clock at noon of 20 November 2026 in Shanghai.</summary>
internal sealed class ImportFixture : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);
    private readonly ServiceProvider services;
    private readonly string directory;

    private ImportFixture(ServiceProvider services, string directory)
    {
        this.services = services;
        this.directory = directory;
    }

    public IServiceProvider Services => services;

    public FirmImport Firms => services.GetRequiredService<FirmImport>();

    public PolicyImport Policies => services.GetRequiredService<PolicyImport>();

    public static async Task<ImportFixture> OpenAsync(ImportLimits? limits = null)
    {
        var folder = Path.Combine(Path.GetTempPath(), "pm-import-" + Guid.NewGuid().ToString("N"));
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(new FakeTimeProvider(Noon));
        collection.AddSingleton(limits ?? ImportLimits.Default);
        collection.AddPolicyMarketData(new DataOptions { Directory = folder });
        var provider = collection.BuildServiceProvider();
        await provider.GetRequiredService<DatabaseSetup>().MigrateAsync(default);
        return new ImportFixture(provider, folder);
    }

    public Task<PolicyMarketDb> ReadAsync() => services.GetRequiredService<IDbContextFactory<PolicyMarketDb>>().CreateDbContextAsync();

    /// <summary>Rows of every table that an import may write, to prove that nothing was stored.</summary>
    public async Task<string> CountsAsync()
    {
        await using var db = await ReadAsync();
        return $"firms {await db.Firms.CountAsync()}, batches {await db.ImportBatches.CountAsync()}, sheets {await db.FactSheets.CountAsync()}, "
            + $"items {await db.PolicyItems.CountAsync()}, versions {await db.PolicyItemVersions.CountAsync()}, documents {await db.PolicyDocuments.CountAsync()}, events {await db.AuditEvents.CountAsync(e => e.Action != "access.refused")}";
    }

    /// <summary>A path for a file of this house.</summary>
    public string NewPath() => Path.Combine(directory, Guid.NewGuid().ToString("N"));

    public async Task<FirmImportReport> ImportAsync(
        byte[] content,
        string name = "a.csv",
        string source = "市场监管",
        string period = "current",
        DateOnly? asOf = null,
        PersonId? personId = null,
        IProgress<ImportProgress>? progress = null,
        DeliveryChoice? choice = null,
        CancellationToken ct = default
    )
    {
        var path = NewPath();
        await File.WriteAllBytesAsync(path, content, ct);
        return await Firms.ImportAsync(
            personId,
            new FirmFile(path, name, source, period, asOf ?? new DateOnly(2026, 11, 19)) { Choice = choice ?? DeliveryChoice.Plain },
            progress,
            ct
        );
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        RecordPool.Delete(directory);
    }
}
