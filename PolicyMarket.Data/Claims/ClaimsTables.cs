using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Claims;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class ClaimsTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<Claim> Claims => db.Set<Claim>();
        public DbSet<ClaimEvent> ClaimEvents => db.Set<ClaimEvent>();
    }
}
