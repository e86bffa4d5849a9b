using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.PublicPages;

/// <summary>Kept answers of the pages for everyone.</summary>
internal sealed class PublicPagesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSettings<PublicPageOptions>(PublicPageOptions.Section);
        services.AddOutputCache(static options => options.AddPolicy(PublicPagePolicy.Name, static policy => policy.AddPolicy<PublicPagePolicy>()));
    }
}
