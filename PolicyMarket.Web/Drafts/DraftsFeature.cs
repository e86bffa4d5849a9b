using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Shell;

namespace PolicyMarket.Web.Drafts;

/// <summary>Registers the drafting pages' reads and the counting.</summary>
internal sealed class DraftsFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation =>
    [
        new(50, "试算", Urls.Drafts, Roles.Officer, Roles.Administrator),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<DraftQueries>();
        services.AddSingleton<DraftMeter>();
    }
}
