using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class GateTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<GateRun> GateRuns => db.Set<GateRun>();
    }
}
