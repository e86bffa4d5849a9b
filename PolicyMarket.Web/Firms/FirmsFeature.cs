using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Claims;
using PolicyMarket.Web.Firms.Accounts;
using PolicyMarket.Web.Firms.DeliveredFacts;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Firms;

/// <summary>The firm's pages, its accounts, and the desks that look at firms.</summary>
internal sealed class FirmsFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation =>
    [
        new(70, "账户核验", Urls.DeskAccounts, Roles.Finance, Roles.FinanceChecker, Roles.Supervisor),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<FirmQueries>();
        services.AddSingleton<FirmDataQueries>();
        services.AddSingleton<ConfirmQueries>();
        services.AddSingleton<DeskAccountQueries>();
        services.AddRailCount<DeskAccountQueries>(Urls.DeskAccounts, (queries, user, ct) => queries.WaitingCountAsync(user, ct));
    }
}
