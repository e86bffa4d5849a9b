using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.RecordChecks;
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
                    """
                );
            }

            await provider.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
            await using var after = await provider.GetRequiredService<IDbContextFactory<PolicyMarketDb>>().CreateDbContextAsync();
            Assert.All(await after.FactSheets.ToListAsync(), sheet => Assert.True(SheetSeal.IsIntact(provider.GetRequiredService<SealKey>(), sheet)));
            Assert.Equal(1, await after.AuditEvents.CountAsync(e => e.Action == "sheets.seal"));
            Assert.Equal(
                3,
                (await provider.GetRequiredService<FirmFacts>().ReadAsync(1, new DateOnly(2026, 11, 22), CancellationToken.None))?.Facts.Count(f =>
                    f.Key is "employees" or "revenue" or "registration_region"
                )
            );

            await Assert.ThrowsAsync<SqliteException>(() => after.Database.ExecuteSqlRawAsync("UPDATE FactSheets SET Seal = X'' WHERE Id = 1"));
            await after.Database.ExecuteSqlRawAsync("UPDATE FactSheets SET Seal = zeroblob(16) WHERE Id = 1");
            await provider.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
            Assert.Equal(1, await after.AuditEvents.CountAsync(e => e.Action == "sheets.seal"));
            await Assert.ThrowsAsync<DamagedRecordException>(() =>
                provider.GetRequiredService<FirmFacts>().ReadAsync(1, new DateOnly(2026, 11, 22), CancellationToken.None)
            );
        }

        RecordPool.Delete(options.Directory);
    }

    [Fact]
    public async Task The_database_takes_no_sheet_without_a_seal()
    {
        await using var record = await TestRecord.CreateAsync();
        await record.FirmAsync();

        await Assert.ThrowsAsync<SqliteException>(() =>
            record.ExecuteAsync(
                $"""INSERT INTO FactSheets (FirmId, Source, Period, SupplementBatchId, AsOf, BatchId, ChangedBatchId, "Values") VALUES (1, '统计', '2025', 0, '2026-10-31', 1, 1, X'7B7D')"""
            )
        );
    }

    [Fact]
    public async Task Sheets_are_not_sealed_again_after_the_trigger_was_dropped_and_the_program_started_anew()
    {
        await using var record = await TestRecord.CreateAsync();
        var firm = await record.FirmAsync();
        await record.SeedAsync(NewSheet(firm.Id));
        await record.Get<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        await record.ExecuteAsync(
            $"""DROP TRIGGER "TR_FactSheets_SealedInsert"; DROP TRIGGER "TR_FactSheets_SealedUpdate"; UPDATE "FactSheets" SET "Values" = X'7B7D', "Seal" = X'';"""
        );

        await record.RestartAsync();
        await record.Get<DatabaseSetup>().MigrateAsync(CancellationToken.None);

        Assert.Empty((await record.ReadAsync(db => db.FactSheets.AsNoTracking().SingleAsync())).Seal);
        await Assert.ThrowsAsync<DamagedRecordException>(() =>
            record.Get<FirmFacts>().ReadAsync(firm.Id, new DateOnly(2026, 11, 22), CancellationToken.None)
        );
        await Assert.ThrowsAsync<SqliteException>(() => record.ExecuteAsync($"""UPDATE "FactSheets" SET "Seal" = X'00' """));
    }

    [Fact]
    public async Task A_missing_trigger_of_the_sheets_is_an_alarm_of_a_sealed_record()
    {
        await using var county = await County.CreateAsync();
        await county.Record.SeedAsync(NewSheet(county.Firm.Id));
        await county.Record.Get<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        var before = await county.Record.ReadAsync(db => db.RecordAlarms.CountAsync());
        await county.Record.ExecuteAsync($"""DROP TRIGGER "TR_FactSheets_SealedUpdate" """);

        await county.Record.RestartAsync();
        await county.Record.Get<DatabaseSetup>().MigrateAsync(CancellationToken.None);

        Assert.Equal(before + 1, await county.Record.ReadAsync(db => db.RecordAlarms.CountAsync()));
        await Assert.ThrowsAsync<SqliteException>(() => county.Record.ExecuteAsync($"""UPDATE "FactSheets" SET "Seal" = X'00' """));
    }

    private static FactSheet NewSheet(long firmId) =>
        new()
        {
            FirmId = firmId,
            Source = "统计",
            Period = "2025",
            AsOf = new DateOnly(2026, 10, 31),
            BatchId = 1,
            ChangedBatchId = 1,
            Values = [.. "{\"employees\":3}"u8],
        };

    private static ServiceProvider Build(DataOptions options)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(TestTime.NewClock());
        services.AddPolicyMarketData(options);
        return services.BuildServiceProvider();
    }
}
