using System.ComponentModel.DataAnnotations;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Shell;

namespace PolicyMarket.Web.Health;

/// <summary>Health checks and their addresses.</summary>
internal sealed class HealthFeature : IFeature
{
    public void AddToHost(WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<HealthOptions>(HealthOptions.Section);
        builder
            .Services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: [HealthEndpoints.Ready])
            .AddCheck<SealKeyHealth>("seal-key", tags: [HealthEndpoints.Ready])
            .AddCheck<NightHealth>("night", tags: [HealthEndpoints.Ready])
            .AddCheck<BackupHealth>("backup", tags: [HealthEndpoints.Ready])
            .AddCheck<DiskHealth>("disk", tags: [HealthEndpoints.Ready]);
    }

    public void MapRoutes(IEndpointRouteBuilder routes) => routes.MapHealth();
}
