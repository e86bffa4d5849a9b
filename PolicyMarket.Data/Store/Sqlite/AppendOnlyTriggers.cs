using Microsoft.EntityFrameworkCore.Migrations;
using PolicyMarket.Data.RecordChecks;

namespace PolicyMarket.Data.Store.Sqlite;

/// <summary>Triggers of the migrations before <see cref="RecordTriggers"/>, which makes all of them at each start.</summary>
public static class AppendOnlyTriggers
{
    private static readonly string[] Tables =
    [
        "LedgerEntries",
        "AuditEvents",
        "PolicyItemVersions",
        "Reviews",
        "ClaimEvents",
        "DisclosureRecords",
        "MatchChanges",
    ];

    /// <summary>Creates an UPDATE and a DELETE trigger for each append-only table.</summary>
    public static void Create(MigrationBuilder migration)
    {
        foreach (var table in Tables)
        {
            Create(migration, table);
        }
    }

    /// <summary>The triggers of one table, for a migration that makes it again.</summary>
    public static void Create(MigrationBuilder migration, string table)
    {
        foreach (var verb in new[] { "UPDATE", "DELETE" })
        {
            migration.Sql(
                $"CREATE TRIGGER \"TR_{table}_No{verb}\" BEFORE {verb} ON \"{table}\" " + $"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;"
            );
        }
    }

    /// <summary>Drops what <see cref="Create"/> made.</summary>
    public static void Drop(MigrationBuilder migration)
    {
        foreach (var table in Tables)
        {
            migration.Sql($"DROP TRIGGER IF EXISTS \"TR_{table}_NoUPDATE\"; DROP TRIGGER IF EXISTS \"TR_{table}_NoDELETE\";");
        }
    }
}
