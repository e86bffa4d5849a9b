using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Store.Files;

namespace PolicyMarket.Data.Store.Sqlite;

/// <summary>Registers SQLite as the database of the record.</summary>
internal static class SqliteStore
{
    /// <summary>Interceptors: those of the record itself, which every context has.</summary>
    public static IServiceCollection AddSqliteStore(
        this IServiceCollection services,
        DataOptions options,
        Func<IServiceProvider, IEnumerable<IInterceptor>> interceptors
    )
    {
        services.AddSingleton<IDatabaseFile, SqliteDatabaseFile>();
        services.AddSingleton(provider => ContextOptions(provider, options, interceptors(provider)));
        services.AddSingleton<IDbContextFactory<PolicyMarketDb>, SqliteDbFactory>();
        return services;
    }

    /// <summary>Of the connections that EF opens and the pool keeps.</summary>
    public static string ConnectionString(DataOptions options) => $"Data Source={options.DatabaseFile};Pooling=True;Default Timeout=30";

    private static DbContextOptions<SqlitePolicyMarketDb> ContextOptions(
        IServiceProvider provider,
        DataOptions options,
        IEnumerable<IInterceptor> interceptors
    )
    {
        var builder = new DbContextOptionsBuilder<SqlitePolicyMarketDb>()
            .UseSqlite(ConnectionString(options))
            .AddInterceptors(new SqlitePragmas())
            .AddInterceptors(interceptors);
        return (
            provider.GetRequiredService<SqlLogOptions>().IsLogged ? builder.UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>()) : builder
        ).Options;
    }
}
