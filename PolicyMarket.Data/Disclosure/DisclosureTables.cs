using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Disclosure;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class DisclosureTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<DisclosureRecord> DisclosureRecords => db.Set<DisclosureRecord>();
        public DbSet<DisclosureCorrection> DisclosureCorrections => db.Set<DisclosureCorrection>();
    }
}
