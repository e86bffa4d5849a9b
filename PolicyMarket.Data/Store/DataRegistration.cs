using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PolicyMarket.Data.Audit;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Store;

/// <summary>Registers the record and its workflows.</summary>
public static partial class DataRegistration
{
    public static IServiceCollection AddPolicyMarketData(this IServiceCollection services, DataOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(AttributeCatalog.Starter);
        services.AddSingleton<BusinessClock>();
        services.AddSingleton<WriteGate>();
        services.AddSingleton<Checkpointer>();
        services.AddSingleton<Recorder>();
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton(new DbContextOptionsBuilder<SqlitePolicyMarketDb>()
            .UseSqlite(options.ConnectionString)
            .AddInterceptors(new SqlitePragmas())
            .Options);
        services.AddSingleton<IDbContextFactory<PolicyMarketDb>, SqliteDbFactory>();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<PolicyMarketDb>>().CreateDbContext());
        AddWorkflows(services);
        return services;
    }

    /// <summary>One line a workflow: they hold no state, so they are singletons.</summary>
    private static void AddWorkflows(IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>();
    }
}
