using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Authoring.Cases;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class CasesTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<ItemCase> ItemCases => db.Set<ItemCase>();
    }
}
