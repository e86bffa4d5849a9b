using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Reliefs;

/// <summary>The list of reliefs that firms are entitled to and have not enjoyed.</summary>
internal sealed class ReliefsFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation => [new(30, "应享未享", Urls.Reliefs, Roles.Officer)];
}
