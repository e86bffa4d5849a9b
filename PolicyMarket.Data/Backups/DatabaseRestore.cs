using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Backups;

/// <summary>
/// Puts a backup in the place of the database. The caller holds the lock of the data folder. Everything is checked before anything is changed; the present
/// database stays beside under another name; the new one takes its place in one step.
/// </summary>
public sealed class DatabaseRestore(DataOptions options, BusinessClock clock, IDbContextFactory<PolicyMarketDb> factory, Recorder recorder, ChainHeads heads, AuditTrail audit)
{
    private const string Database = "policymarket.db";
    private const string Log = "-wal";

    /// <summary>
    /// The present database under its new name; null when there was none. WithKeys: the keys of the backup replace the present ones, which stay beside.
    /// </summary>
    public async Task<Result<string?>> ReplaceAsync(string folder, bool withKeys, CancellationToken ct)
    {
        var file = Path.Combine(folder, Database);
        if (await BackupManifest.TryReadAsync(folder, ct) is not { } manifest || !File.Exists(file))
        {
            return Result.Fail<string?>(
                DataDiagnostics.BackupUnreadable, $"{folder} 不是一份完整的备份（缺 {BackupManifest.FileName} 或 {Database}），什么也没有改动。请指定 policymarket-日期-时间 这样的目录。");
        }

        if (await WhyUnfitAsync(folder, file, manifest, withKeys, ct) is { } why)
        {
            return Result.Fail<string?>([why]);
        }

        var stamp = BusinessClock.InZone(clock.UtcNow).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var incoming = options.DatabaseFile + ".restoring";
        File.Delete(incoming);
        await PrivateFolder.CopyAsync(file, incoming, ct);
        if (await DatabaseFile.HashAsync(incoming, ct) != manifest.Sha256)
        {
            File.Delete(incoming);
            return Result.Fail<string?>(DataDiagnostics.BackupUnreadable, "复制到数据目录的备份与清单的摘要不符，什么也没有改动。请检查磁盘。");
        }

        await RestoreKeysAsync(folder, manifest, withKeys, stamp, ct);
        return Result.Ok(await SwapAsync(incoming, stamp, ct));
    }

    /// <summary>
    /// Takes the kept heads of the seal chain back to the restored chain, and writes into the restored database, which has been migrated, what was done.
    /// </summary>
    public Task RecordAsync(string folder, string? before, CancellationToken ct) => recorder.WriteAsync(
        async db =>
        {
            var stamp = BusinessClock.InZone(clock.UtcNow).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            heads.Rewind(await SealWriter.HeadAsync(db, ct), $".before-restore-{stamp}");
            audit.Add(db, Actor.System("命令行"), AuditAction.DatabaseRestore, "database", $"从备份 {folder} 恢复；原来的数据库{(before is null ? "没有" : $"保留为 {Path.GetFileName(before)}")}");
            return Result.Ok(0);
        },
        ct);

    private async Task<Diagnostic?> WhyUnfitAsync(string folder, string file, BackupManifest manifest, bool withKeys, CancellationToken ct)
    {
        if (new FileInfo(file).Length != manifest.Size || await DatabaseFile.HashAsync(file, ct) != manifest.Sha256)
        {
            return new Diagnostic(DataDiagnostics.BackupUnreadable, "备份里的数据库与清单的大小或摘要不符：它被改动过，或没有写完。什么也没有改动。请换一份备份。");
        }

        await using (var copy = await DatabaseFile.OpenAsync(file, SqliteOpenMode.ReadOnly, ct))
        {
            if (await DatabaseFile.CheckAsync(copy, ct) is [var first, ..])
            {
                return first with { Message = $"备份没有通过检查，什么也没有改动：{first.Message}" };
            }
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        if (!db.Database.GetMigrations().Contains(manifest.Schema, StringComparer.Ordinal))
        {
            return new Diagnostic(
                DataDiagnostics.BackupNewer, $"备份的数据库结构（{manifest.Schema}）比这个程序新，旧程序读不了，什么也没有改动。请用制作备份时的或更新的程序恢复。");
        }

        return withKeys || await HasSameSealKeyAsync(folder, manifest, ct)
            ? null
            : new Diagnostic(
                DataDiagnostics.BackupOtherKey,
                "备份的封印密钥与数据目录里的不同：只换数据库的话，全部数据页都会对不上封印。什么也没有改动。确认要用备份的密钥时加 --with-keys，原来的密钥会留在旁边。");
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
        if (File.Exists(options.DatabaseFile))
        {
            before = $"{options.DatabaseFile}.before-restore-{stamp}";
            await FoldLogAsync(ct);
            await PrivateFolder.CopyAsync(options.DatabaseFile, before, ct);
            if (new FileInfo(options.DatabaseFile + Log) is { Exists: true, Length: > 0 })
            {
                await PrivateFolder.CopyAsync(options.DatabaseFile + Log, before + Log, ct);
            }
        }

        // A pooled connection would go on reading the file that is replaced.
        await using (var pooled = new SqliteConnection(options.ConnectionString))
        {
            SqliteConnection.ClearPool(pooled);
        }

        File.Delete(options.DatabaseFile + Log);
        File.Delete(options.DatabaseFile + "-shm");

        File.Move(incoming, options.DatabaseFile, overwrite: true);
        return before;
    }

    /// <summary>Moves the write-ahead log into the file, so that the copy beside is whole; of a damaged database file and log are kept as they are.</summary>
    private async Task FoldLogAsync(CancellationToken ct)
    {
        try
        {
            await using var present = await DatabaseFile.OpenAsync(options.DatabaseFile, SqliteOpenMode.ReadWrite, ct);
            await DatabaseFile.ColumnAsync(present, "PRAGMA wal_checkpoint(TRUNCATE)", ct);
        }
        catch (SqliteException damage) when (DatabaseFaults.Find(damage) is not null)
        {
            // That is why it is being replaced.
        }
    }
}
