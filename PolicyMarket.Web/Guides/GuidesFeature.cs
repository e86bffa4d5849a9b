using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Guides;

/// <summary>The printed guide of an item (办事指南), as a page and as PDF.</summary>
internal sealed class GuidesFeature : IFeature
{
    public void MapRoutes(IEndpointRouteBuilder routes) => routes.MapGuides();
}
