using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Seals;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class SealsTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<SealLink> SealLinks => db.Set<SealLink>();
    }
}
