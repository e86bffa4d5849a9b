using Microsoft.Extensions.DependencyInjection.Extensions;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Imports.Parameters;
using PolicyMarket.Web.Imports.Work;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Imports;

/// <summary>Registers the import desk: the board, its worker, the reads.</summary>
internal sealed class ImportsFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation =>
        [new(100, "数据导入", Urls.Imports, Roles.Officer, Roles.Administrator), new(110, "参数", Urls.Parameters, Roles.Administrator, Roles.Supervisor)];

    public void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(ImportLimits.Default);
        services.AddSingleton<ImportFolder>();
        services.AddSingleton<ImportBoard>();
        services.AddSingleton<ImportQueries>();
        services.AddSingleton<ParameterQueries>();
        services.AddSingleton<UploadAdmission>();
        services.AddSingleton<ImportRunner>();
        services.TryAddSingleton<ImportStep>(static provider => provider.GetRequiredService<ImportRunner>().RunAsync);
        services.AddHostedService<ImportWorker>();
    }

    public void MapRoutes(IEndpointRouteBuilder routes) => routes.MapImports();
}
