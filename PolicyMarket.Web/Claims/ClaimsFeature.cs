using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Claims;

/// <summary>The pages of claims.</summary>
internal sealed class ClaimsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSettings<ClaimOptions>(ClaimOptions.Section);
        services.AddSingleton<ClaimQueries>();
    }
}
