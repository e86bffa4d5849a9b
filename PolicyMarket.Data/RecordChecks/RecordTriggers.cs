using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>
/// Triggers by which SQLite itself refuses what no workflow does: changes of append-only rows, deletions, other transitions than those of the state
/// tables, and changes of columns that are fixed in a state. They are compared with this list at each start and by the record check, and made again when
/// one is missing.
/// </summary>
public static class RecordTriggers
{
    private static readonly string[] AppendOnly =
    [
        "LedgerEntries", "AuditEvents", "PolicyItemVersions", "Reviews", "ClaimEvents", "DisclosureRecords", "DisclosureCorrections", "MatchChanges",
        "BankResults", "BankReferences", "PayeeReleases", "SealLinks",
    ];

    private static readonly string[] NeverDeleted = ["Claims", "Payouts", "PayoutBatches", "Offers", "BankEntries", "BankAccounts", "Funds", "ItemHolds"];

    /// <summary>Name and SQL text of every trigger.</summary>
    public static ImmutableArray<(string Name, string Sql)> All { get; } = [.. Build()];

    /// <summary>Makes the triggers that are missing or differ, and returns their names.</summary>
    public static async Task<ImmutableArray<string>> EnsureAsync(SqliteConnection connection, CancellationToken ct)
    {
        var wrong = await FindWrongAsync(connection, ct);
        foreach (var (name, sql) in All.Where(trigger => wrong.Contains(trigger.Name)))
        {
            await ExecuteAsync(connection, $"DROP TRIGGER IF EXISTS \"{name}\"; {sql}", ct);
        }

        return wrong;
    }

    /// <summary>Names of triggers that are missing or whose text differs.</summary>
    public static async Task<ImmutableArray<string>> FindWrongAsync(SqliteConnection connection, CancellationToken ct)
    {
        var there = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            there[reader.GetString(0)] = reader.GetString(1);
        }

        return [.. All.Where(trigger => !there.TryGetValue(trigger.Name, out var sql) || sql != trigger.Sql).Select(trigger => trigger.Name)];
    }

    /// <summary>Takes the triggers away for a migration, which may rebuild their tables.</summary>
    public static async Task DropAsync(SqliteConnection connection, CancellationToken ct)
    {
        foreach (var (name, _) in All)
        {
            await ExecuteAsync(connection, $"DROP TRIGGER IF EXISTS \"{name}\"", ct);
        }
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static IEnumerable<(string Name, string Sql)> Build()
    {
        foreach (var table in AppendOnly)
        {
            yield return Refuse($"TR_{table}_NoUPDATE", table, "UPDATE", when: null, $"{table} is append-only");
            yield return Refuse($"TR_{table}_NoDELETE", table, "DELETE", when: null, $"{table} is append-only");
        }

        foreach (var table in NeverDeleted)
        {
            yield return Refuse($"TR_{table}_NoDELETE", table, "DELETE", when: null, $"{table} is never deleted");
        }

        yield return SealedSheet("INSERT", "TR_FactSheets_SealedInsert");
        yield return SealedSheet("UPDATE OF \"Seal\"", "TR_FactSheets_SealedUpdate");
        yield return Fixed("Claims", "AmountFen", "ConfirmedAt", "ConfirmedByPersonId", "FirmId", "ItemId", "ItemVersionId", "Number", "OfferId", "Period", "ReceiptHash", "ReceiptJson");
        yield return Fixed("Payouts", "AmountFen", "Attempt", "ClaimId", "CreatedAt", "FundId", "Instalment");
        yield return Fixed("PayoutBatches", "MadeAt", "MakerPersonId", "Number");
        yield return Fixed("Offers", "CreatedAt", "FirmId", "ItemId", "ItemVersionId", "Period");
        yield return Fixed("BankEntries", "BatchId", "Difference", "EnteredAt", "EnteredByPersonId", "IsPaid", "On", "PayoutId", "Reason", "Reference");
        yield return Moves("Claims", ClaimMoves.Table);
        yield return Moves("Payouts", PayoutMoves.Table);
        yield return Moves("PayoutBatches", BatchMoves.Table);
        yield return Moves("Offers", OfferMoves.Table);
        yield return FixedUnless("Payouts", "Account", "old.State = 'Reserved' AND new.State = 'Reserved'", "AccountHolder", "AccountNumber", "BankName");
        yield return FixedUnless("Payouts", "Batch", "old.State IN ('Reserved', 'InBatch')", "BatchId");
        yield return FixedUnless("PayoutBatches", "Content", "old.State = 'AwaitingApproval' AND new.State = 'AwaitingApproval'", "ContentHash", "PayoutCount", "TotalFen");
        yield return FixedUnless("PayoutBatches", "Checker", "old.State = 'AwaitingApproval' AND new.State <> 'AwaitingApproval'", "CheckedAt", "CheckerPersonId");
        yield return FixedUnless("Offers", "Answered", "old.State NOT IN ('Confirmed', 'Declined')", "AmountFen", "ReceiptHash", "ReceiptJson");
        yield return FixedUnless("BankEntries", "Decided", "old.State = 'Pending'", "DecidedAt", "DecidedByPersonId", "DecisionReason", "State");
    }

    /// <summary>The text, line break included, is the one that earlier versions of the program have stored: another would count as changed.</summary>
    private static (string Name, string Sql) SealedSheet(string verb, string name) =>
        (name, $"CREATE TRIGGER \"{name}\" BEFORE {verb} ON \"FactSheets\" WHEN length(NEW.\"Seal\") <> 16\n    BEGIN SELECT RAISE(ABORT, 'a fact sheet is stored with its seal'); END");

    private static (string Name, string Sql) Fixed(string table, params string[] columns) =>
        Refuse($"TR_{table}_Fixed", table, "UPDATE", Differ(columns), $"{table}: a fixed column changed");

    private static (string Name, string Sql) FixedUnless(string table, string part, string unless, params string[] columns) =>
        Refuse($"TR_{table}_{part}", table, "UPDATE", $"({Differ(columns)}) AND NOT ({unless})", $"{table}: a column changed that is fixed in this state");

    private static (string Name, string Sql) Moves<TState>(string table, Transitions<TState> moves)
        where TState : struct, Enum
    {
        var allowed = moves.Moves.OrderBy(move => move.From).ThenBy(move => move.To).Select(move => $"(old.State = '{move.From}' AND new.State = '{move.To}')");
        return Refuse($"TR_{table}_State", table, "UPDATE", $"old.State <> new.State AND NOT ({string.Join(" OR ", allowed)})", $"{table}: no such transition");
    }

    private static string Differ(string[] columns) => string.Join(" OR ", columns.Select(column => $"old.\"{column}\" IS NOT new.\"{column}\""));

    private static (string Name, string Sql) Refuse(string name, string table, string verb, string? when, string message) =>
        (name, $"CREATE TRIGGER \"{name}\" BEFORE {verb} ON \"{table}\" {(when is null ? "" : $"WHEN {when} ")}BEGIN SELECT RAISE(ABORT, '{message}'); END");
}
