using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Offers.Bulk;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class BulkTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<BulkApproval> BulkApprovals => db.Set<BulkApproval>();
        public DbSet<BulkApprovalLine> BulkApprovalLines => db.Set<BulkApprovalLine>();
    }
}
