using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Store;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Imports;

public sealed class SheetSealingTests
{
    private const string Before = "20261128215411_BenefitKinds";

    [Fact]
    public async Task Sheets_of_an_older_database_are_sealed_once_and_what_loses_its_seal_later_is_damaged()
    {
        var options = new DataOptions { Directory = Directory.CreateTempSubdirectory("policymarket-old-").FullName };
        await using (var provider = Build(options))
        {
            await using (var db = await provider.GetRequiredService<IDbContextFactory<PolicyMarketDb>>().CreateDbContextAsync())
            {
                await db.GetService<IMigrator>().MigrateAsync(Before);
                await db.Database.ExecuteSqlRawAsync(
                    """
                    INSERT INTO Firms (Id, CreditCode, Name, HasRegisteredName, Region, CreatedAt) VALUES (1, '914313820000000012', '一厂', 1, '431382', '2026-01-01');
                    INSERT INTO FactSheets (FirmId, Source, Period, SupplementBatchId, AsOf, BatchId, ChangedBatchId, "Values")
                    VALUES (1, '统计', '2025', 0, '2026-10-31', 1, 1, CAST('{{"employees":3}}' AS BLOB)), (1, '税务', '2025', 0, '2026-10-31', 1, 1, CAST('{{"revenue":7}}' AS BLOB));
                    """);
            }

            await provider.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
            await using var after = await provider.GetRequiredService<IDbContextFactory<PolicyMarketDb>>().CreateDbContextAsync();
            Assert.All(await after.FactSheets.ToListAsync(), sheet => Assert.True(SheetSeal.IsIntact(provider.GetRequiredService<SealKey>(), sheet)));
            Assert.Equal(1, await after.AuditEvents.CountAsync(e => e.Action == "sheets.seal"));
            Assert.Equal(3, (await provider.GetRequiredService<FirmFacts>().ReadAsync(1, new DateOnly(2026, 11, 22), CancellationToken.None))?.Facts.Count(f => f.Key is "employees" or "revenue" or "registration_region"));

            await Assert.ThrowsAsync<SqliteException>(() => after.Database.ExecuteSqlRawAsync("UPDATE FactSheets SET Seal = X'' WHERE Id = 1"));
            await after.Database.ExecuteSqlRawAsync("UPDATE FactSheets SET Seal = zeroblob(16) WHERE Id = 1");
            await provider.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
            Assert.Equal(1, await after.AuditEvents.CountAsync(e => e.Action == "sheets.seal"));
            await Assert.ThrowsAsync<DamagedSheetException>(() => provider.GetRequiredService<FirmFacts>().ReadAsync(1, new DateOnly(2026, 11, 22), CancellationToken.None));
        }

        RecordPool.Delete(options.Directory);
    }

    [Fact]
    public async Task The_database_takes_no_sheet_without_a_seal()
    {
        await using var record = await TestRecord.CreateAsync();
        await record.FirmAsync();

        await Assert.ThrowsAsync<SqliteException>(() => record.ExecuteAsync(
            $"""INSERT INTO FactSheets (FirmId, Source, Period, SupplementBatchId, AsOf, BatchId, ChangedBatchId, "Values") VALUES (1, '统计', '2025', 0, '2026-10-31', 1, 1, X'7B7D')"""));
    }

    private static ServiceProvider Build(DataOptions options)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(TestTime.NewClock());
        services.AddPolicyMarketData(options);
        return services.BuildServiceProvider();
    }
}
