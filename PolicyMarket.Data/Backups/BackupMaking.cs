using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Backups;

/// <summary>
/// Makes a backup through SQLite's online backup, which reads one snapshot while others write: everything acknowledged before it began is in it. A copy of
/// the file alone loses what still stands in the write-ahead log. A backup appears under its name only when it is whole and verified; nothing is written to
/// the record itself, so it may run beside a server on the same data folder.
/// </summary>
public sealed partial class BackupMaking(DataOptions options, BusinessClock clock)
{
    private const string Database = "policymarket.db";
    private const string Keys = "keys";
    private const string Partial = ".partial";

    /// <summary>Below this folder; Keep: how many backups may stay there, null for all.</summary>
    public async Task<Result<BackupDone>> MakeAsync(string parent, bool withKeys, int? keep, CancellationToken ct)
    {
        if (!File.Exists(options.DatabaseFile))
        {
            return Result.Fail<BackupDone>(
                DataDiagnostics.BackupNothing, $"数据目录 {options.Directory} 里没有数据库，没有东西可以备份。请用 --data 指定正确的数据目录。");
        }

        var began = clock.UtcNow;
        var name = "policymarket-" + BusinessClock.InZone(began).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var (folder, partial) = (Path.Combine(parent, name), Path.Combine(parent, name + Partial));
        if (Path.Exists(folder) || Path.Exists(partial))
        {
            return Result.Fail<BackupDone>(DataDiagnostics.BackupExists, $"{folder} 已经存在，没有再做备份。请过一秒再运行，或换一个目录。");
        }

        PrivateFolder.Create(partial);
        try
        {
            var (manifest, findings) = await FillAsync(partial, began, withKeys, ct);
            if (manifest is null)
            {
                return Result.Fail<BackupDone>(findings);
            }

            Directory.Move(partial, folder);
            return Result.Ok(new BackupDone(folder, manifest, keep is { } most ? RemoveOld(parent, most) : 0));
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }

    /// <summary>Whole backups below a folder, the newest first.</summary>
    public static async Task<IReadOnlyList<(string Folder, BackupManifest Manifest)>> ListAsync(string parent, CancellationToken ct)
    {
        var found = new List<(string, BackupManifest)>();
        foreach (var folder in Folders(parent))
        {
            if (await BackupManifest.TryReadAsync(folder, ct) is { } manifest)
            {
                found.Add((folder, manifest));
            }
        }

        return found;
    }

    /// <summary>Null with the findings when the copy is not sound.</summary>
    private async Task<(BackupManifest? Manifest, List<Diagnostic> Findings)> FillAsync(string folder, DateTime began, bool withKeys, CancellationToken ct)
    {
        var file = Path.Combine(folder, Database);
        await using (PrivateFolder.CreateFile(file))
        {
            // Made with its rights before anything is in it.
        }

        await Task.Run(() => CopyDatabase(file), ct);
        await using var copy = await DatabaseFile.OpenAsync(file, SqliteOpenMode.ReadOnly, ct);
        var damage = (await DatabaseFile.CheckAsync(copy, ct)).FindAll(one => one.Code == DataDiagnostics.DatabaseIntegrity);
        if (damage.Count > 0)
        {
            return (null, damage);
        }

        var manifest = new BackupManifest
        {
            CreatedAt = began,
            Size = new FileInfo(file).Length,
            Sha256 = await DatabaseFile.HashAsync(file, ct),
            Schema = (await DatabaseFile.ColumnAsync(copy, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1 DESC LIMIT 1", ct)).FirstOrDefault() ?? "",
            Rows = await RowsAsync(copy, ct),
            LastAuditId = await DatabaseFile.NumberAsync(copy, "SELECT max(\"Id\") FROM \"AuditEvents\"", ct),
            HasKeys = withKeys && await CopyKeysAsync(Path.Combine(folder, Keys), ct),
        };
        await using var written = PrivateFolder.CreateFile(Path.Combine(folder, BackupManifest.FileName));
        await written.WriteAsync(manifest.ToBytes(), ct);
        written.Flush(flushToDisk: true);
        return (manifest, []);
    }

    private void CopyDatabase(string file)
    {
        using (var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = options.DatabaseFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()))
        using (var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString()))
        {
            source.Open();
            target.Open();
            source.BackupDatabase(target);
            using var alone = target.CreateCommand();
            alone.CommandText = "PRAGMA journal_mode=DELETE;"; // one file that needs no log beside it
            alone.ExecuteNonQuery();
        }

        using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    private static async Task<IReadOnlyDictionary<string, long>> RowsAsync(SqliteConnection copy, CancellationToken ct)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await DatabaseFile.ColumnAsync(copy, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'", ct))
        {
            rows[table] = await DatabaseFile.NumberAsync(copy, $"SELECT count(*) FROM \"{table}\"", ct);
        }

        return rows;
    }

    /// <summary>False when there are no keys yet.</summary>
    private async Task<bool> CopyKeysAsync(string folder, CancellationToken ct)
    {
        // Heads of the seal chain belong to this moment of this database, not to the copy: a restore writes its own.
        string[] heads = [options.ChainHeadFile, options.ChainHeadFile + ".next", options.ChainHeadList, options.ChainHeadList + ".next", options.SheetSealMark];
        List<string> files = [.. Directory.Exists(options.KeyDirectory) ? Directory.EnumerateFiles(options.KeyDirectory).Where(file => !heads.Contains(Path.GetFullPath(file))) : []];
        if (File.Exists(options.SealKeyFile) && files.TrueForAll(file => Path.GetFullPath(file) != Path.GetFullPath(options.SealKeyFile)))
        {
            files.Add(options.SealKeyFile);
        }

        if (files.Count == 0)
        {
            return false;
        }

        PrivateFolder.Create(folder);
        foreach (var file in files)
        {
            await PrivateFolder.CopyAsync(file, Path.Combine(folder, Path.GetFileName(file)), ct);
        }

        return true;
    }

    private static int RemoveOld(string parent, int keep)
    {
        var old = Folders(parent).Skip(keep).ToList();
        old.ForEach(folder => Directory.Delete(folder, recursive: true));
        return old.Count;
    }

    /// <summary>The newest first.</summary>
    private static IEnumerable<string> Folders(string parent) => Directory.Exists(parent)
        ? Directory.EnumerateDirectories(parent).Where(folder => Name().IsMatch(Path.GetFileName(folder))).OrderDescending(StringComparer.Ordinal)
        : [];

    [GeneratedRegex(@"^policymarket-\d{8}-\d{6}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
