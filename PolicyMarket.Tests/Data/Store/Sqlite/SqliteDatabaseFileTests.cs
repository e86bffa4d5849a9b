using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Store;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Store.Sqlite;

public sealed class SqliteDatabaseFileTests
{
    /// <summary>SQLite deletes the log when the last connection is closed.</summary>
    [Fact]
    public async Task Connections_of_the_pool_are_closed_with_the_services()
    {
        var options = new DataOptions { Directory = Path.Combine(Path.GetTempPath(), $"policymarket-pool-{Guid.CreateVersion7():N}") };
        await using (var services = new ServiceCollection().AddPolicyMarketData(options).BuildServiceProvider())
        {
            await services.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
            await using (var db = await services.GetRequiredService<IDbContextFactory<PolicyMarketDb>>().CreateDbContextAsync())
            {
                Assert.True(await db.Roles.AnyAsync());
            }

            Assert.True(File.Exists(options.DatabaseFile + "-wal"));
        }

        Assert.False(File.Exists(options.DatabaseFile + "-wal"));
        TestFolder.Delete(options.Directory);
    }
}
