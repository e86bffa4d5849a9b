using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Payouts.Paying;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class PayingTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<BankBranch> BankBranches => db.Set<BankBranch>();
        public DbSet<PayingAccount> PayingAccounts => db.Set<PayingAccount>();
    }
}
