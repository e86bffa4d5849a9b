using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.FactSheets;

/// <summary>
/// Seals the sheets of a database that is older than the seals, once: from then on triggers refuse a sheet without a seal, and their presence says that it
/// has been done. Works in bounded transactions, so a start that is killed goes on at the next one. Every sealing stands in the audit trail.
/// </summary>
public sealed class SheetSealing(
    IDbContextFactory<PolicyMarketDb> factory, WriteLock writeLock, Checkpointer checkpointer, Recorder recorder, SealKey key, AuditTrail audit)
{
    private const int SheetsAtOnce = 20_000;
    private const string InsertTrigger = "TR_FactSheets_SealedInsert";
    private const string Triggers =
        """
        CREATE TRIGGER "TR_FactSheets_SealedInsert" BEFORE INSERT ON "FactSheets" WHEN length(NEW."Seal") <> 16
            BEGIN SELECT RAISE(ABORT, 'a fact sheet is stored with its seal'); END;
        CREATE TRIGGER "TR_FactSheets_SealedUpdate" BEFORE UPDATE OF "Seal" ON "FactSheets" WHEN length(NEW."Seal") <> 16
            BEGIN SELECT RAISE(ABORT, 'a fact sheet is stored with its seal'); END;
        """;

    /// <summary>Seals what has no seal, unless that has been done before. The database is migrated.</summary>
    internal async Task CompleteAsync(CancellationToken ct)
    {
        if (await SealAllAsync(ct) is not { } total)
        {
            return;
        }

        await recorder.WriteAsync(
            async db =>
            {
                await db.Database.ExecuteSqlRawAsync(Triggers, ct);
                if (total > 0)
                {
                    audit.Add(db, Actor.System("升级"), "sheets.seal", "sheets", $"为此前入库、还没有封印的数据页补写封印：{total} 页");
                }

                return WorkResult.Done(total);
            },
            ct);
    }

    /// <summary>Sheets sealed; null when the triggers say that it has been done before.</summary>
    private async Task<int?> SealAllAsync(CancellationToken ct)
    {
        using var pass = await writeLock.EnterAsync(ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND name = {InsertTrigger}").AnyAsync(ct))
        {
            return null;
        }

        long after = 0;
        var total = 0;
        for (var count = SheetsAtOnce; count == SheetsAtOnce; total += count)
        {
            (count, after) = await SealSomeAsync(db, after, ct);
            await checkpointer.CheckpointAsync(db, ct);
        }

        return total;
    }

    private async Task<(int Count, long Last)> SealSomeAsync(PolicyMarketDb db, long after, CancellationToken ct)
    {
        var sheets = await db.FactSheets.AsNoTracking().Where(s => s.Id > after && s.Seal.Length == 0).OrderBy(s => s.Id).Take(SheetsAtOnce).ToListAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = """UPDATE "FactSheets" SET "Seal" = $seal WHERE "Id" = $id""";
        command.Transaction = (SqliteTransaction)transaction.GetDbTransaction();
        var (seal, id) = (command.Parameters.Add("$seal", SqliteType.Blob), command.Parameters.Add("$id", SqliteType.Integer));
        foreach (var sheet in sheets)
        {
            (seal.Value, id.Value) = (SheetSeal.Of(key, sheet), sheet.Id);
            await command.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return (sheets.Count, sheets.Count == 0 ? after : sheets[^1].Id);
    }
}
