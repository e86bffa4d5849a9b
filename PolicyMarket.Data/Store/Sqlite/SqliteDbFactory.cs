using Microsoft.EntityFrameworkCore;

namespace PolicyMarket.Data.Store.Sqlite;

/// <summary>Makes contexts of the SQLite record.</summary>
internal sealed class SqliteDbFactory(DbContextOptions<SqlitePolicyMarketDb> options) : IDbContextFactory<PolicyMarketDb>
{
    public PolicyMarketDb CreateDbContext() => new SqlitePolicyMarketDb(options);
}
