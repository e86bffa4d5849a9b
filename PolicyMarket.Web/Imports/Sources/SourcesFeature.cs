using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Imports.Sources;

/// <summary>The page of the departments as sources of data.</summary>
internal sealed class SourcesFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation => [new(105, "数据来源", Urls.Sources, Roles.Administrator, Roles.Supervisor)];

    public void AddServices(IServiceCollection services) => services.AddSingleton<SourceQueries>();
}
