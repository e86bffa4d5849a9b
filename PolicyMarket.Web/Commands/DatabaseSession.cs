using PolicyMarket.Data;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Web.Commands;

/// <summary>The record for the length of one command: locked, migrated, with its workflows.</summary>
internal sealed class DatabaseSession : IAsyncDisposable
{
    private readonly DatabaseLock? held;
    private readonly ServiceProvider provider;

    private DatabaseSession(DatabaseLock? held, ServiceProvider provider) => (this.held, this.provider) = (held, provider);

    /// <summary>Throws <see cref="DatabaseInUseException"/> when another process works on the folder.</summary>
    public static async Task<DatabaseSession> OpenAsync(string folder, Terminal terminal, CancellationToken ct)
    {
        var taken = DatabaseLock.TryTake(new DataOptions { Directory = folder }) ?? throw new DatabaseInUseException(folder);
        return await OpenAsync(new DatabaseSession(taken, Provider(folder, terminal)), ct);
    }

    /// <summary>The same for a caller that holds the lock, and goes on holding it.</summary>
    public static Task<DatabaseSession> OpenAsync(string folder, DatabaseLock heldByCaller, Terminal terminal, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(heldByCaller);
        return OpenAsync(new DatabaseSession(held: null, Provider(folder, terminal)), ct);
    }

    /// <summary>For reading beside a server, or below a lock that the caller holds: nothing is locked, made or migrated.</summary>
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

    private static ServiceProvider Provider(string folder, Terminal terminal) =>
        Services(OptionsOf(folder), terminal).BuildServiceProvider(validateScopes: true);

    private static DataOptions OptionsOf(string folder) =>
        new() { Directory = folder, SealKeyFile = CommandOptions.SealKeyFile(new ConfigurationBuilder().AddEnvironmentVariables().Build()) };

    private static ServiceCollection Services(DataOptions options, Terminal terminal)
    {
        var services = new ServiceCollection();
        services.AddSingleton(terminal.Clock);
        services.AddLogging();
        services.AddPolicyMarketData(options);
        services.AddSingleton<Firms.DeskAccountQueries>();
        services.AddSingleton<Imports.ParameterQueries>();
        return services;
    }
}
