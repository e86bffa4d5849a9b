using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Ledger;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class LedgerTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<LedgerEntry> LedgerEntries => db.Set<LedgerEntry>();

        public DbSet<LedgerPeriod> LedgerPeriods => db.Set<LedgerPeriod>();

        public DbSet<PeriodBalance> PeriodBalances => db.Set<PeriodBalance>();
    }
}
