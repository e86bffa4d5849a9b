using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Offers;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class OffersTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<Offer> Offers => db.Set<Offer>();
    }
}
