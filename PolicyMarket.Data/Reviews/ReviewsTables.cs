using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Reviews;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class ReviewsTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<Review> Reviews => db.Set<Review>();
    }
}
