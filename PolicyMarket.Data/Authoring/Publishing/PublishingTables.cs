using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Authoring.Publishing;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class PublishingTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<VersionWithdrawal> VersionWithdrawals => db.Set<VersionWithdrawal>();
    }
}
