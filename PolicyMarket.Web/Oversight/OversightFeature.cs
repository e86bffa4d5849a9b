using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Oversight;

/// <summary>First pages of supervisors and leaders, and the trail of a claim.</summary>
internal sealed class OversightFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation =>
        [
            new(12, "监督总览", Urls.Oversight, Roles.Supervisor, Roles.Administrator),
            new(13, "年度概览", Urls.YearReport, Roles.Leader, Roles.Supervisor, Roles.Administrator),
            new(16, "资金全程", Urls.Trail, Roles.Supervisor, Roles.Administrator),
        ];
}
