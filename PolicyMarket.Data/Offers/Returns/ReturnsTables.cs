using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Offers.Returns;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class ReturnsTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<DataRequest> DataRequests => db.Set<DataRequest>();
    }
}
