using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.People;

namespace PolicyMarket.Data.Store;

/// <summary>Brings the database file to the current schema. The caller holds the <see cref="DatabaseLock"/>.</summary>
public sealed class DatabaseSetup(IDbContextFactory<PolicyMarketDb> factory, DataOptions options, SheetSealing sealing)
{
    public async Task MigrateAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(options.Directory);
        await using (var connection = new SqliteConnection(options.ConnectionString))
        {
            await connection.OpenAsync(ct);
            SqlitePragmas.Apply(connection);
            SqlitePragmas.UseWal(connection);
            await ClearStaleMigrationLockAsync(connection, ct);
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        await db.Database.MigrateAsync(ct);
        await SeedRolesAsync(db, ct);
        await sealing.CompleteAsync(ct);
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

    /// <summary>A migration that was killed leaves a row in EF's lock table, on which the next one would wait for ever; our own lock makes sure that it is stale.</summary>
    private static async Task ClearStaleMigrationLockAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\";";
        await command.ExecuteNonQueryAsync(ct);
    }
}
