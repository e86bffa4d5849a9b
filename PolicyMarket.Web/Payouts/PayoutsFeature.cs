using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Payouts;

/// <summary>The pages of batches and the instruction files.</summary>
internal sealed class PayoutsFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation => [new(60, "拨付批次", Urls.Payouts, Roles.Finance, Roles.FinanceChecker, Roles.Supervisor)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<PayoutQueries>();
        services.AddSingleton<BatchQueries>();
        services.AddRailCount<PayoutQueries>(Urls.Payouts, (queries, user, ct) => queries.WaitingCountAsync(user, ct));
    }

    public void MapRoutes(IEndpointRouteBuilder routes) => routes.MapPayouts();
}
