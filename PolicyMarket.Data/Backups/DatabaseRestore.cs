using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Store.Faults;
using PolicyMarket.Data.Store.Files;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Backups;

/// <summary>
/// Puts a backup in the place of the database. The caller holds the lock of the data folder. Everything is checked before anything is changed; the present
/// database stays next to it under another name; the new one takes its place in one step.
/// </summary>
public sealed class DatabaseRestore(
    DataOptions options,
    IDatabaseFile database,
    BusinessClock clock,
    IDbContextFactory<PolicyMarketDb> factory,
    Recorder recorder,
    ChainHeads heads,
    AuditTrail audit
)
{
    private const string Database = "policymarket.db";

    /// <summary>
    /// The present database under its new name; null when there was none. WithKeys: the keys of the backup replace the present ones, which stay next to them.
    /// </summary>
    public async Task<Result<string?>> ReplaceAsync(string folder, bool withKeys, CancellationToken ct)
    {
        var file = Path.Combine(folder, Database);
        if (await BackupManifest.TryReadAsync(folder, ct) is not { } manifest || !File.Exists(file))
        {
            return Result.Fail<string?>(DataDiagnostics.BackupUnreadable, BackupWording.BackupIncomplete(folder, BackupManifest.FileName, Database));
        }

        if (await WhyUnfitAsync(folder, file, manifest, withKeys, ct) is { } why)
        {
            return Result.Fail<string?>([why]);
        }

        var stamp = BusinessClock.InZone(clock.UtcNow).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var incoming = options.DatabaseFile + ".restoring";
        File.Delete(incoming);
        await PrivateFolder.CopyAsync(file, incoming, ct);
        if (await FileFindings.HashAsync(incoming, ct) != manifest.Sha256)
        {
            File.Delete(incoming);
            return Result.Fail<string?>(DataDiagnostics.BackupUnreadable, BackupWording.CopyDiffersFromManifest);
        }

        await RestoreKeysAsync(folder, manifest, withKeys, stamp, ct);
        return Result.Ok(await SwapAsync(incoming, stamp, ct));
    }

    /// <summary>
    /// Takes the kept heads of the seal chain back to the restored chain, and writes into the restored database, which has been migrated, what was done.
    /// </summary>
    public Task RecordAsync(string folder, string? before, CancellationToken ct) =>
        recorder.WriteAsync(
            async db =>
            {
                var stamp = BusinessClock.InZone(clock.UtcNow).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
                heads.Rewind(await SealWriter.HeadAsync(db, ct), $".before-restore-{stamp}");
                audit.Add(
                    db,
                    Actor.System(BackupWording.CommandLine),
                    AuditAction.DatabaseRestore,
                    "database",
                    BackupWording.RestoredFrom(folder, before is null ? "没有" : $"保留为 {Path.GetFileName(before)}")
                );
                return Result.Ok(0);
            },
            ct
        );

    private async Task<Diagnostic?> WhyUnfitAsync(string folder, string file, BackupManifest manifest, bool withKeys, CancellationToken ct)
    {
        if (new FileInfo(file).Length != manifest.Size || await FileFindings.HashAsync(file, ct) != manifest.Sha256)
        {
            return new Diagnostic(DataDiagnostics.BackupUnreadable, BackupWording.BackupDiffersFromManifest);
        }

        if (FileFindings.Of(await database.CheckAsync(file, ct)) is [var first, ..])
        {
            return first with { Message = BackupWording.BackupFailedCheck(first.Message) };
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        if (!db.Database.GetMigrations().Contains(manifest.Schema, StringComparer.Ordinal))
        {
            return new Diagnostic(DataDiagnostics.BackupNewer, BackupWording.BackupNewerThanProgram(manifest.Schema));
        }

        return withKeys || await HasSameSealKeyAsync(folder, manifest, ct)
            ? null
            : new Diagnostic(DataDiagnostics.BackupOtherKey, BackupWording.SealKeysDiffer);
    }

    /// <summary>True also when one of the two has no key: then there is nothing to mix up, or the missing one is taken from the backup.</summary>
    private async Task<bool> HasSameSealKeyAsync(string folder, BackupManifest manifest, CancellationToken ct)
    {
        var saved = SealKeyIn(folder);
        if (!manifest.HasKeys || !File.Exists(saved) || !File.Exists(options.SealKeyFile))
        {
            return true;
        }

        var present = await File.ReadAllBytesAsync(options.SealKeyFile, ct);
        return CryptographicOperations.FixedTimeEquals(await File.ReadAllBytesAsync(saved, ct), present);
    }

    private string SealKeyIn(string folder) => Path.Combine(folder, "keys", Path.GetFileName(options.SealKeyFile));

    /// <summary>Without being asked only keys that are missing.</summary>
    private async Task RestoreKeysAsync(string folder, BackupManifest manifest, bool withKeys, string stamp, CancellationToken ct)
    {
        if (!manifest.HasKeys)
        {
            return;
        }

        PrivateFolder.Create(options.KeyDirectory);
        foreach (var saved in Directory.EnumerateFiles(Path.Combine(folder, "keys")))
        {
            var target = saved == SealKeyIn(folder) ? options.SealKeyFile : Path.Combine(options.KeyDirectory, Path.GetFileName(saved));
            if (File.Exists(target) && withKeys)
            {
                File.Move(target, $"{target}.before-restore-{stamp}");
            }

            if (!File.Exists(target))
            {
                await PrivateFolder.CopyAsync(saved, target, ct);
            }
        }
    }

    private async Task<string?> SwapAsync(string incoming, string stamp, CancellationToken ct)
    {
        string? before = null;
        var log = options.DatabaseFile + database.LogEnding;
        if (File.Exists(options.DatabaseFile))
        {
            before = $"{options.DatabaseFile}.before-restore-{stamp}";
            await FoldLogAsync(ct);
            await PrivateFolder.CopyAsync(options.DatabaseFile, before, ct);
            if (new FileInfo(log) is { Exists: true, Length: > 0 })
            {
                await PrivateFolder.CopyAsync(log, before + database.LogEnding, ct);
            }
        }

        database.ReleaseConnections(); // one of them would go on reading the file that is replaced
        File.Delete(log);
        File.Delete(options.DatabaseFile + database.LogIndexEnding);

        File.Move(incoming, options.DatabaseFile, overwrite: true);
        return before;
    }

    /// <summary>
    /// Moves the write-ahead log into the file, so that the copy next to it is whole; of a damaged database file and log are kept as they are.
    /// </summary>
    private async Task FoldLogAsync(CancellationToken ct)
    {
        try
        {
            await database.FoldLogAsync(ct);
        }
        catch (DbException damage) when (DatabaseFaults.Find(damage) is not null)
        {
            // That is why it is being replaced.
        }
    }
}
