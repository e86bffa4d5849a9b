using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class RecordChecksTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<RecordCheckRun> RecordCheckRuns => db.Set<RecordCheckRun>();
        public DbSet<RecordAlarm> RecordAlarms => db.Set<RecordAlarm>();
    }
}
