using PolicyMarket.Data.Store;

namespace PolicyMarket.Web.Commands;

/// <summary>The record for the length of one command: locked, migrated, with its workflows.</summary>
internal sealed class DatabaseSession : IAsyncDisposable
{
    private readonly DatabaseLock held;
    private readonly ServiceProvider provider;

    private DatabaseSession(DatabaseLock held, ServiceProvider provider) => (this.held, this.provider) = (held, provider);

    /// <summary>Throws <see cref="DatabaseInUseException"/> when another process works on the folder.</summary>
    public static async Task<DatabaseSession> OpenAsync(string folder, Terminal terminal, CancellationToken ct)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var options = new DataOptions { Directory = folder, SealKeyFile = CommandOptions.SealKeyFile(settings) };
        var taken = DatabaseLock.TryTake(options) ?? throw new DatabaseInUseException(folder);
        var services = Services(options, terminal).BuildServiceProvider(validateScopes: true);
        var session = new DatabaseSession(taken, services);
        try
        {
            await services.GetRequiredService<DatabaseSetup>().MigrateAsync(ct);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        held.Dispose();
    }

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
