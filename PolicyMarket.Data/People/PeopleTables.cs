using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.People;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class PeopleTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<Department> Departments => db.Set<Department>();
        public DbSet<PersonSession> PersonSessions => db.Set<PersonSession>();
        public DbSet<AccessRequest> AccessRequests => db.Set<AccessRequest>();
    }
}
