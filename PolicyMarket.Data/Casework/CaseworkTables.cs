using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Casework;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class CaseworkTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<CaseworkCase> CaseworkCases => db.Set<CaseworkCase>();

        public DbSet<CaseworkThreshold> CaseworkThresholds => db.Set<CaseworkThreshold>();

        public DbSet<CaseworkRun> CaseworkRuns => db.Set<CaseworkRun>();
    }
}
