using PolicyMarket.Data;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Web.Firms.Accounts;
using PolicyMarket.Web.Imports.Parameters;
using PolicyMarket.Web.Matching;

namespace PolicyMarket.Web.Commands.Shared;

/// <summary>The record for the length of one command: locked, migrated, with its workflows.</summary>
internal sealed class DatabaseSession : IAsyncDisposable
{
    private readonly DatabaseLock? held;
    private readonly ServiceProvider provider;

    private DatabaseSession(DatabaseLock? held, ServiceProvider provider) => (this.held, this.provider) = (held, provider);

    /// <summary>Throws <see cref="DatabaseInUseException"/> when another process works on the folder.</summary>
    public static Task<DatabaseSession> OpenAsync(string folder, Terminal terminal, CancellationToken ct) => OpenAsync(folder, terminal, engine: null, ct);

    /// <summary>The same with the engine that a command names; null: the configured one.</summary>
    public static async Task<DatabaseSession> OpenAsync(string folder, Terminal terminal, EngineKind? engine, CancellationToken ct)
    {
        var taken = DatabaseLock.TryTake(new DataOptions { Directory = folder }) ?? throw new DatabaseInUseException(folder);
        return await OpenAsync(new DatabaseSession(taken, Provider(folder, terminal, engine)), ct);
    }

    /// <summary>The same for a caller that holds the lock, and goes on holding it.</summary>
    public static Task<DatabaseSession> OpenAsync(string folder, DatabaseLock heldByCaller, Terminal terminal, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(heldByCaller);
        return OpenAsync(new DatabaseSession(held: null, Provider(folder, terminal)), ct);
    }

    /// <summary>For reading alongside a server, or below a lock that the caller holds: nothing is locked, made or migrated.</summary>
    public static DatabaseSession Beside(string folder, Terminal terminal) => new(held: null, Provider(folder, terminal));

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        held?.Dispose();
    }

    private static async Task<DatabaseSession> OpenAsync(DatabaseSession session, CancellationToken ct)
    {
        try
        {
            await session.Get<DatabaseSetup>().MigrateAsync(ct);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private static ServiceProvider Provider(string folder, Terminal terminal, EngineKind? engine = null) =>
        Services(OptionsOf(folder), terminal, engine).BuildServiceProvider(validateScopes: true);

    private static DataOptions OptionsOf(string folder) =>
        new() { Directory = folder, SealKeyFile = CommandOptions.SealKeyFile(CommandOptions.Environment()) };

    private static ServiceCollection Services(DataOptions options, Terminal terminal, EngineKind? engine)
    {
        var services = new ServiceCollection();
        services.AddSingleton(terminal.Clock);
        services.AddLogging();
        services.AddPolicyMarketData(options);
        services.AddSingleton(_ => EngineSetting.OptionsOf(CommandOptions.Environment(), engine));
        services.AddSingleton<DeskAccountQueries>();
        services.AddSingleton<ParameterQueries>();
        return services;
    }
}
