using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Ledger;

/// <summary>The pages and files of the ledger.</summary>
internal sealed class LedgerFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation => [new(82, "账簿", Urls.Ledger, Roles.Finance, Roles.FinanceChecker, Roles.Supervisor)];

    public void AddServices(IServiceCollection services) => services.AddSingleton<LedgerQueries>();

    public void MapRoutes(IEndpointRouteBuilder routes) => routes.MapLedger();
}
