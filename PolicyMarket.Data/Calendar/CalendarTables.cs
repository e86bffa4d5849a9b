using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Calendar;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class CalendarTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<Holiday> Holidays => db.Set<Holiday>();
    }
}
