using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Disputes;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class DisputesTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<FactDispute> FactDisputes => db.Set<FactDispute>();
    }
}
