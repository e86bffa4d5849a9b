using Microsoft.Extensions.DependencyInjection.Extensions;
using PolicyMarket.Data.Imports.Reading;

namespace PolicyMarket.Web.Imports;

/// <summary>Registers the import desk: the board, its worker, the reads.</summary>
public static class ImportRegistration
{
    public static void AddImports(this IServiceCollection services)
    {
        services.TryAddSingleton(ImportLimits.Default);
        services.AddSingleton<ImportFolder>();
        services.AddSingleton<ImportBoard>();
        services.AddSingleton<ImportQueries>();
        services.AddSingleton<ImportDoor>();
        services.AddSingleton<ImportRunner>();
        services.TryAddSingleton<ImportStep>(static provider => provider.GetRequiredService<ImportRunner>().RunAsync);
        services.AddHostedService<ImportWorker>();
    }
}
