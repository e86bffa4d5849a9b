using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Disclosure;

/// <summary>The public pages of what was paid.</summary>
internal sealed class DisclosureFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddSingleton<DisclosureQueries>();

    public void MapRoutes(IEndpointRouteBuilder routes) => routes.MapDisclosureCsv();
}
