using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Funds;

/// <summary>The pages of funds.</summary>
internal sealed class FundsFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation =>
        [new(80, "资金池", Urls.Funds, Roles.Finance, Roles.FinanceChecker, Roles.Supervisor, Roles.Administrator)];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<FundQueries>();
    }
}
