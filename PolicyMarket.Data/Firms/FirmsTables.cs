using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Firms;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class FirmsTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<Firm> Firms => db.Set<Firm>();
        public DbSet<BankAccount> BankAccounts => db.Set<BankAccount>();
    }
}
