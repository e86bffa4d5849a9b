using Microsoft.EntityFrameworkCore;

namespace PolicyMarket.Data.Store.Sqlite;

/// <summary>The record on SQLite: one file, one process, one writer. Its migrations are in Store/Migrations.</summary>
public sealed class SqlitePolicyMarketDb(DbContextOptions<SqlitePolicyMarketDb> options) : PolicyMarketDb(options)
{
    internal override IDatabaseProvider Provider => SqliteProvider.Instance;
}
