using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Policies.Search;
using PolicyMarket.Web.Policies.Search.FrontDoor;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Policies;

/// <summary>The supermarket, the item pages and the pages of a department's own items.</summary>
internal sealed class PoliciesFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation => [new(20, "本部门事项", Urls.OwnItems, Roles.Officer)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSettings<FrontDoorOptions>(FrontDoorOptions.Section);
        services.AddSingleton<ItemCache>();
        services.AddSingleton<LocalRegion>();
        services.AddSingleton<PaidFigures>();
        services.AddSingleton<OwnItemQueries>();
        services.AddSingleton<SupermarketQueries>();
        services.AddSingleton<ItemQueries>();
        services.AddSingleton<VerdictQueries>();
    }
}
