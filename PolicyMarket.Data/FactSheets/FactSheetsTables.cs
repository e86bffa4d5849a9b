using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.FactSheets;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class FactSheetsTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<ImportBatch> ImportBatches => db.Set<ImportBatch>();
        public DbSet<FactSheet> FactSheets => db.Set<FactSheet>();
        public DbSet<ParameterValue> ParameterValues => db.Set<ParameterValue>();
    }
}
