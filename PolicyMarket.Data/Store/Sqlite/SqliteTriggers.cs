using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PolicyMarket.Data.Store.Triggers;

namespace PolicyMarket.Data.Store.Sqlite;

/// <summary>Triggers of SQLite, which keeps their text as it was written: two are the same when their texts are.</summary>
internal sealed class SqliteTriggers : IDatabaseTriggers
{
    public async Task<bool> HasAsync(PolicyMarketDb db, string name, CancellationToken ct) => (await ReadAsync(db, ct)).ContainsKey(name);

    public async Task<ImmutableArray<string>> FindWrongAsync(PolicyMarketDb db, IReadOnlyCollection<RowTrigger> triggers, CancellationToken ct)
    {
        var there = await ReadAsync(db, ct);
        return
        [
            .. triggers
                .Where(trigger => !there.TryGetValue(trigger.Name, out var text) || text != SqliteTriggerText.Of(trigger))
                .Select(trigger => trigger.Name),
        ];
    }

    public Task MakeAsync(PolicyMarketDb db, IReadOnlyCollection<RowTrigger> triggers, CancellationToken ct) =>
        ExecuteAsync(db, triggers.Select(trigger => $"{Drop(trigger)} {SqliteTriggerText.Of(trigger)}"), ct);

    public Task DropAsync(PolicyMarketDb db, IReadOnlyCollection<RowTrigger> triggers, CancellationToken ct) =>
        ExecuteAsync(db, triggers.Select(Drop), ct);

    private static string Drop(RowTrigger trigger) => $"DROP TRIGGER IF EXISTS \"{trigger.Name}\";";

    private static async Task<Dictionary<string, string>> ReadAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var there = new Dictionary<string, string>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'";
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                there[reader.GetString(0)] = reader.GetString(1);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return there;
    }

    /// <summary>Statement by statement, as each is a change of the schema.</summary>
    private static async Task ExecuteAsync(PolicyMarketDb db, IEnumerable<string> statements, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            foreach (var statement in statements)
            {
                await db.Database.ExecuteSqlRawAsync(statement, ct);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
