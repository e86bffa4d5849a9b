using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Funds;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class FundsTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<Fund> Funds => db.Set<Fund>();
    }
}
