using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PolicyMarket.Data;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Tests.Support;

/// <summary>
/// A record of its own for one test: a folder, a database made by the real migrations (once a process, then copied), a test clock and every workflow.
/// </summary>
internal sealed class TestRecord : IAsyncDisposable
{
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);
    private readonly Action<IServiceCollection>? change;
    private ServiceProvider services;

    private TestRecord(ServiceProvider services, Action<IServiceCollection>? change) => (this.services, this.change) = (services, change);

    public DataOptions Options => Get<DataOptions>();

    public FakeTimeProvider Clock => (FakeTimeProvider)Get<TimeProvider>();

    public BusinessClock Business => Get<BusinessClock>();

    public IServiceProvider Services => services;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>An empty record with the roles. <paramref name="change"/> registers replacements, e.g. a provider that fails.</summary>
    public static async Task<TestRecord> CreateAsync(Action<IServiceCollection>? change = null)
    {
        var options = NewOptions();
        Directory.CreateDirectory(options.Directory);
        await File.WriteAllBytesAsync(options.DatabaseFile, await Migrated.Value);
        return new TestRecord(Build(options, change), change);
    }

    /// <summary>Ends the program and starts it again over the same record: what it kept in memory is gone.</summary>
    public async Task RestartAsync()
    {
        var options = Options;
        await services.DisposeAsync();
        RecordPool.Clear(options);
        services = Build(options, change);
    }

    public PolicyMarketDb Open() => Get<IDbContextFactory<PolicyMarketDb>>().CreateDbContext();

    /// <summary>Reads with a context of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<PolicyMarketDb, Task<T>> read)
    {
        await using var db = Open();
        return await read(db);
    }

    /// <summary>Writes what a test needs to be there, under the write lock.</summary>
    public async Task<T> SeedAsync<T>(T entity)
        where T : class
    {
        var result = await Get<Recorder>()
            .WriteAsync(
                db =>
                {
                    db.Add(entity);
                    return Task.FromResult(Result.Ok(entity));
                },
                CancellationToken.None
            );
        Assert.True(result.Succeeded);
        return entity;
    }

    /// <summary>Raw SQL, as somebody would who goes round the workflows.</summary>
    public async Task<int> ExecuteAsync(FormattableString sql)
    {
        await using var db = Open();
        return await db.Database.ExecuteSqlAsync(sql);
    }

    /// <summary>Raw SQL with the triggers out of the way and put back afterwards, as an attacker with the database file would do it. No seal follows.</summary>
    public async Task ForgeAsync(FormattableString sql)
    {
        await using var db = Open();
        await db.Database.OpenConnectionAsync();
        await RecordTriggers.DropAsync(db, CancellationToken.None);
        await db.Database.ExecuteSqlAsync(sql);
        await RecordTriggers.EnsureAsync(db, CancellationToken.None);
    }

    /// <summary>Raw SQL as <see cref="ForgeAsync"/>, and new seals for what it changed: a state that a workflow could have left, made the short way.</summary>
    public async Task PutAsync(FormattableString sql)
    {
        await ForgeAsync(sql);
        var sealing = await Get<Recorder>()
            .WriteAsync(
                async db =>
                {
                    foreach (var kind in SealedKinds.All)
                    {
                        await SealChangedAsync(db, kind);
                    }

                    return Result.Ok(true);
                },
                CancellationToken.None
            );
        Assert.True(sealing.Succeeded);
    }

    private async Task SealChangedAsync(PolicyMarketDb db, SealedKind kind)
    {
        var rows = new Dictionary<long, byte[]>();
        await foreach (var (id, hash) in SealedRows.AllAsync(db, kind, CancellationToken.None))
        {
            rows[id] = hash;
        }

        var links = await db.SealLinks.AsNoTracking().Where(l => l.Kind == kind.Table).ToListAsync();
        var latest = links.GroupBy(l => l.RecordId).ToDictionary(g => g.Key, g => g.MaxBy(l => l.Id)!.ContentHash); // a group has a member
        long[] changed =
        [
            .. rows.Where(row => !latest.TryGetValue(row.Key, out var hash) || !hash.AsSpan().SequenceEqual(row.Value)).Select(row => row.Key).Order(),
        ];
        if (changed.Length > 0)
        {
            Get<ChainHeads>().Write(await Get<SealWriter>().SealTableAsync(db, kind, changed, CancellationToken.None));
        }
    }

    /// <summary>Raw SQL that gives fact sheets other content, and the seals that go with it, as if they had been delivered so.</summary>
    public async Task EditSheetsAsync(FormattableString sql)
    {
        await ExecuteAsync(sql);
        var result = await Get<Recorder>()
            .WriteAsync(
                async db =>
                {
                    db.UpdateRange(await db.FactSheets.AsNoTracking().ToListAsync());
                    return Result.Ok(0);
                },
                CancellationToken.None
            );
        Assert.True(result.Succeeded, result.Why);
    }

    public async ValueTask DisposeAsync()
    {
        var options = Options;
        await services.DisposeAsync();
        RecordPool.Clear(options);
        TestFolder.Delete(options.Directory);
    }

    private static DataOptions NewOptions() => new() { Directory = Path.Combine(Path.GetTempPath(), $"policymarket-test-{Guid.NewGuid():N}") };

    private static ServiceProvider Build(DataOptions options, Action<IServiceCollection>? change)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(TestTime.NewClock());
        collection.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000); // accounts are made by the hundred
        change?.Invoke(collection);
        collection.AddPolicyMarketData(options);
        return collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static async Task<byte[]> MigrateAsync()
    {
        var options = NewOptions();
        await using (var provider = Build(options, change: null))
        {
            await provider.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
            await using var db = await provider.GetRequiredService<IDbContextFactory<PolicyMarketDb>>().CreateDbContextAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        }

        RecordPool.Clear(options);
        var bytes = await File.ReadAllBytesAsync(options.DatabaseFile);
        TestFolder.Delete(options.Directory);
        return bytes;
    }
}
