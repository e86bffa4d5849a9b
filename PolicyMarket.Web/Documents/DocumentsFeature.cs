using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Documents.Model;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Documents;

/// <summary>The documents of a department, clause by clause, and the drafts that are made of their clauses.</summary>
internal sealed class DocumentsFeature : IFeature
{
    public IEnumerable<RailEntry> Navigation => [new(49, "政策文件", Urls.Documents, Roles.Officer)];

    public void AddServices(IServiceCollection services) => services.AddSingleton<DocumentQueries>();
}
