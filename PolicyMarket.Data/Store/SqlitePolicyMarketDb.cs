using Microsoft.EntityFrameworkCore;

namespace PolicyMarket.Data.Store;

/// <summary>The record on SQLite: one file, one process, one writer. Its migrations are in Store/Migrations.</summary>
public sealed class SqlitePolicyMarketDb(DbContextOptions<SqlitePolicyMarketDb> options) : PolicyMarketDb(options);
