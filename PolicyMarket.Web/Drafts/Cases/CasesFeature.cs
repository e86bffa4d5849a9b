using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Drafts.Cases;

/// <summary>The worked cases beside drafts and versions.</summary>
internal sealed class CasesFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation => [];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<CaseQueries>();
        services.AddSingleton<CaseBench>();
    }
}
