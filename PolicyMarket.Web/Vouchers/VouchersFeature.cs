using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Vouchers;

/// <summary>Vouchers and statements of money that arrived.</summary>
internal sealed class VouchersFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton(new DocumentOptions());
        services.AddSettings<DocumentOptions>(DocumentOptions.Section);
        services.AddSingleton<DocumentFont>();
    }

    public void MapRoutes(IEndpointRouteBuilder routes) => routes.MapVouchers();
}
