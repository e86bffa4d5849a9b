using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Claims;
using PolicyMarket.Web.Firms.Accounts;
using PolicyMarket.Web.Firms.DeliveredFacts;
using PolicyMarket.Web.Firms.Disputes;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Firms;

/// <summary>The firm's pages, its accounts, and the desks that look at firms.</summary>
internal sealed class FirmsFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation =>
        [new(25, "数据异议", Urls.Disputes, Roles.Officer), new(70, "账户核验", Urls.DeskAccounts, Roles.Finance, Roles.FinanceChecker, Roles.Supervisor)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSettings<DisputeOptions>(DisputeOptions.Section);
        services.AddSingleton<FirmQueries>();
        services.AddSingleton<FirmMoneyQueries>();
        services.AddSingleton<DisputeQueries>();
        services.AddSingleton<FirmDataQueries>();
        services.AddSingleton<ConfirmQueries>();
        services.AddSingleton<DeskAccountQueries>();
        services.AddRailCount<DisputeQueries>(Urls.Disputes, (queries, user, ct) => queries.WaitingAsync(user, ct));
        services.AddRailCount<DeskAccountQueries>(Urls.DeskAccounts, (queries, user, ct) => queries.WaitingCountAsync(user, ct));
    }

    public void MapRoutes(IEndpointRouteBuilder routes) => routes.MapReliefReports();
}
