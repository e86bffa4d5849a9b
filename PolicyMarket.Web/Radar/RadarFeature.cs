using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Radar;

/// <summary>The page of what in the policies needs work: ends, changes of the mode, overlaps.</summary>
internal sealed class RadarFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation => [new(58, "政策雷达", Urls.Radar, Roles.Officer, Roles.Supervisor, Roles.Administrator)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<OverlapFinder>();
        services.AddSingleton<RadarQueries>();
        services.AddSingleton<RadarChanges>();
    }
}
