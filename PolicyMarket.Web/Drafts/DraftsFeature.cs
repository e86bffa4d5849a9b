using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Drafts.Reach;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Drafts;

/// <summary>The pages on which items are drafted and their firms counted.</summary>
internal sealed class DraftsFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation => [new(50, "试算", Urls.Drafts, Roles.Officer, Roles.Administrator)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<DraftQueries>();
        services.AddSingleton<DraftMeter>();
        services.AddSingleton<ReachMeter>();
        services.AddSingleton<ReachSampler>();
    }
}
