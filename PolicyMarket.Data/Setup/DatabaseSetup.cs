using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Setup;

/// <summary>
/// Brings the database file to the current schema, seals what was written before there were seals, and makes missing triggers again. The caller holds the
/// <see cref="DatabaseLock"/>.
/// </summary>
public sealed class DatabaseSetup(
    IDbContextFactory<PolicyMarketDb> factory, DataOptions options, SealKeyMatch keyMatch, FirstSeal firstSeal, SheetSealing sheets, Recorder recorder,
    IRecordAlarms alarms)
{
    public async Task MigrateAsync(CancellationToken ct)
    {
        PrivateFiles.CreateDirectory(options.Directory);
        PrivateFiles.CreateDirectory(options.KeyDirectory);
        PrivateFiles.Touch(options.DatabaseFile); // SQLite gives its log files the mode of the database
        PrivateFiles.Tighten(options);
        await using (var connection = new SqliteConnection(options.ConnectionString))
        {
            await connection.OpenAsync(ct);
            SqlitePragmas.Apply(connection);
            SqlitePragmas.UseWal(connection);
            await ClearStaleMigrationLockAsync(connection, ct);
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        List<string> pending = [.. await db.Database.GetPendingMigrationsAsync(ct)];
        var isCurrent = pending.Count == 0;
        await sheets.NoteAsync(db, pending, ct);
        if (!isCurrent)
        {
            await WithConnectionAsync(db, connection => RecordTriggers.DropAsync(connection, ct), ct);
            await db.Database.MigrateAsync(ct);
        }

        await SeedRolesAsync(db, ct);
        await ProtectAsync(db, isCurrent, ct);
    }

    /// <summary>Triggers that were missing in a sealed database of the current schema were taken away by someone.</summary>
    private async Task ProtectAsync(PolicyMarketDb db, bool isCurrent, CancellationToken ct)
    {
        var wasSealed = await db.SealLinks.AnyAsync(ct);
        await keyMatch.DemandAsync(db, ct);
        await firstSeal.RunAsync(ct);
        await sheets.CompleteAsync(ct);
        var wrong = ImmutableArray<string>.Empty;
        await WithConnectionAsync(db, async connection => wrong = await RecordTriggers.FindWrongAsync(connection, ct), ct);
        if (isCurrent && wasSealed && wrong.Length > 0)
        {
            // In one transaction: a kill in between must not leave the triggers repaired and the alarm unwritten.
            await recorder.WriteAsync(
                async inside =>
                {
                    await RecordTriggers.EnsureAsync((SqliteConnection)inside.Database.GetDbConnection(), ct);
                    return await alarms.AddAsync(inside, "启动时发现，已重建", [.. wrong.Select(RecordWords.Trigger)], wrong.Length, ct);
                },
                ct);
            return;
        }

        await WithConnectionAsync(db, connection => RecordTriggers.EnsureAsync(connection, ct), ct);
    }

    private static async Task WithConnectionAsync(PolicyMarketDb db, Func<SqliteConnection, Task> work, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await work((SqliteConnection)db.Database.GetDbConnection());
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task SeedRolesAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var there = await db.Roles.Select(r => r.Name).ToListAsync(ct);
        foreach (var name in Roles.Names.Keys.Except(there))
        {
            db.Roles.Add(new IdentityRole<long>(name!) { NormalizedName = name!.ToUpperInvariant() });
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// A migration that was killed leaves a row in EF's lock table, on which the next one would wait for ever; our own lock makes sure that it is stale.
    /// </summary>
    private static async Task ClearStaleMigrationLockAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\";";
        await command.ExecuteNonQueryAsync(ct);
    }
}
