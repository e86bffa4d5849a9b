using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Payouts;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class PayoutsTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<Payout> Payouts => db.Set<Payout>();
        public DbSet<PayoutBatch> PayoutBatches => db.Set<PayoutBatch>();
        public DbSet<BankResult> BankResults => db.Set<BankResult>();
        public DbSet<BankEntry> BankEntries => db.Set<BankEntry>();
        public DbSet<BankReference> BankReferences => db.Set<BankReference>();
        public DbSet<PayeeRelease> PayeeReleases => db.Set<PayeeRelease>();
        public DbSet<PaymentFile> PaymentFiles => db.Set<PaymentFile>();
        public DbSet<StatementEntry> StatementEntries => db.Set<StatementEntry>();
    }
}
