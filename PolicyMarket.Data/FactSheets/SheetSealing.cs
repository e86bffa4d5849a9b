using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.FactSheets;

/// <summary>
/// Seals the sheets of a database that is older than the seals, once: from then on triggers refuse a sheet without a seal, and their presence says that it
/// has been done. Works in bounded transactions, so a start that is killed goes on at the next one. Every sealing stands in the audit trail.
/// </summary>
public sealed class SheetSealing(
    IDbContextFactory<PolicyMarketDb> factory,
    WriteLock writeLock,
    Checkpointer checkpointer,
    Recorder recorder,
    SealKey key,
    AuditTrail audit,
    DataOptions options
)
{
    private const int SheetsAtOnce = 20_000;

    /// <summary>The migration that gave sheets their seals: a database that still lacks it has never been sealed.</summary>
    private const string Migration = "20261129024047_Safety";

    /// <summary>Trigger that earlier versions of the program made once everything was sealed.</summary>
    private const string InsertTrigger = "TR_FactSheets_SealedInsert";

    /// <summary>
    /// Notes, before anything is migrated, whether the sheets of the database have been sealed. What is missing later, a trigger or a seal, was taken away by
    /// someone and is not made good by sealing again.
    /// </summary>
    internal async Task NoteAsync(PolicyMarketDb db, IReadOnlyCollection<string> pendingMigrations, CancellationToken ct)
    {
        if (pendingMigrations.Contains(Migration))
        {
            File.Delete(options.SheetSealMark); // of a newer database that this one replaced
        }
        else if (await db.Provider.Triggers.HasAsync(db, InsertTrigger, ct))
        {
            Mark();
        }
    }

    /// <summary>Seals what has no seal, unless that has been done before. The database is migrated.</summary>
    internal async Task CompleteAsync(CancellationToken ct)
    {
        if (File.Exists(options.SheetSealMark))
        {
            return;
        }

        var total = await SealAllAsync(ct);
        if (total > 0)
        {
            await recorder.WriteAsync(
                db =>
                {
                    audit.Add(db, Actor.System(FactSheetWording.Upgrade), AuditAction.SheetsSeal, "sheets", FactSheetWording.MissingSealsAdded(total));
                    return Task.FromResult(Result.Ok(total));
                },
                ct
            );
        }

        Mark();
    }

    private void Mark()
    {
        if (!File.Exists(options.SheetSealMark))
        {
            PrivateFiles.CreateDirectory(Path.GetDirectoryName(options.SheetSealMark) ?? ".");
            PrivateFiles.Touch(options.SheetSealMark);
        }
    }

    private async Task<int> SealAllAsync(CancellationToken ct)
    {
        using var pass = await writeLock.EnterAsync(ct);
        await using var db = await factory.CreateDbContextAsync(ct);
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
        var sheets = await db
            .FactSheets.AsNoTracking()
            .Where(s => s.Id > after && s.Seal.Length == 0)
            .OrderBy(s => s.Id)
            .Take(SheetsAtOnce)
            .ToListAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        using (var keep = db.Provider.Prepare(db, """UPDATE "FactSheets" SET "Seal" = $1 WHERE "Id" = $2"""))
        {
            foreach (var sheet in sheets)
            {
                keep.Bind(1, SheetSeal.Of(key, sheet)).Bind(2, sheet.Id).Run();
            }
        }

        await transaction.CommitAsync(ct);
        return (sheets.Count, sheets.Count == 0 ? after : sheets[^1].Id);
    }
}
