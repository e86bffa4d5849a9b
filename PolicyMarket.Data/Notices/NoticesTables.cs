using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Notices;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class NoticesTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<Notice> Notices => db.Set<Notice>();
        public DbSet<OutboxMessage> OutboxMessages => db.Set<OutboxMessage>();
    }
}
