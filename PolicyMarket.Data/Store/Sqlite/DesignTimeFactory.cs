using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PolicyMarket.Data.Store.Sqlite;

/// <summary>For `dotnet ef migrations add` : the model alone, no database.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<SqlitePolicyMarketDb>
{
    public SqlitePolicyMarketDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlitePolicyMarketDb>().UseSqlite("Data Source=design.db").Options);
}
