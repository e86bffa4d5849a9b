using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Policies;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class PoliciesTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<PolicyDocument> PolicyDocuments => db.Set<PolicyDocument>();
        public DbSet<PolicyItem> PolicyItems => db.Set<PolicyItem>();
        public DbSet<PolicyItemVersion> PolicyItemVersions => db.Set<PolicyItemVersion>();
        public DbSet<ItemSuspension> ItemSuspensions => db.Set<ItemSuspension>();
    }
}
