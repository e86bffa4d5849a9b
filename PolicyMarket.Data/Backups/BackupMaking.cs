using System.Globalization;
using System.Text.RegularExpressions;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Store.Files;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Backups;

/// <summary>
/// Makes a backup from one snapshot of the database while others write: everything acknowledged before it began is in it. A copy of the file alone loses
/// what still stands in the write-ahead log. A backup appears under its name only when it is whole and verified; nothing is written to
/// the record itself, so it may run alongside a server on the same data folder.
/// </summary>
public sealed partial class BackupMaking(DataOptions options, IDatabaseFile database, BusinessClock clock)
{
    private const string Database = "policymarket.db";
    private const string Keys = "keys";
    private const string Partial = ".partial";

    /// <summary>Below this folder; Keep: how many backups may stay there, null for all.</summary>
    public async Task<Result<BackupDone>> MakeAsync(string parent, bool withKeys, int? keep, CancellationToken ct)
    {
        if (!File.Exists(options.DatabaseFile))
        {
            return Result.Fail<BackupDone>(DataDiagnostics.BackupNothing, BackupWording.NothingToBackUp(options.Directory));
        }

        var began = clock.UtcNow;
        var name = "policymarket-" + BusinessClock.InZone(began).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var (folder, partial) = (Path.Combine(parent, name), Path.Combine(parent, name + Partial));
        if (Path.Exists(folder) || Path.Exists(partial))
        {
            return Result.Fail<BackupDone>(DataDiagnostics.BackupExists, BackupWording.FolderExists(folder));
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

        await database.CopyAsync(file, ct);
        var damage = FileFindings.Of(await database.CheckAsync(file, ct)).FindAll(one => one.Code == DataDiagnostics.DatabaseIntegrity);
        if (damage.Count > 0)
        {
            return (null, damage);
        }

        var content = await database.DescribeAsync(file, ct);
        var manifest = new BackupManifest
        {
            CreatedAt = began,
            Size = new FileInfo(file).Length,
            Sha256 = await FileFindings.HashAsync(file, ct),
            Schema = content.Schema,
            Rows = content.Rows,
            LastAuditId = content.LastAuditId,
            HasKeys = withKeys && await CopyKeysAsync(Path.Combine(folder, Keys), ct),
        };
        await using var written = PrivateFolder.CreateFile(Path.Combine(folder, BackupManifest.FileName));
        await written.WriteAsync(manifest.ToBytes(), ct);
        written.Flush(flushToDisk: true);
        return (manifest, []);
    }

    /// <summary>False when there are no keys yet.</summary>
    private async Task<bool> CopyKeysAsync(string folder, CancellationToken ct)
    {
        // Heads of the seal chain belong to this moment of this database, not to the copy: a restore writes its own.
        string[] heads =
        [
            options.ChainHeadFile,
            options.ChainHeadFile + ".next",
            options.ChainHeadList,
            options.ChainHeadList + ".next",
            options.SheetSealMark,
        ];
        List<string> files =
        [
            .. Directory.Exists(options.KeyDirectory)
                ? Directory.EnumerateFiles(options.KeyDirectory).Where(file => !heads.Contains(Path.GetFullPath(file)))
                : [],
        ];
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
    private static IEnumerable<string> Folders(string parent) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent).Where(folder => Name().IsMatch(Path.GetFileName(folder))).OrderDescending(StringComparer.Ordinal)
            : [];

    [GeneratedRegex(@"^policymarket-\d{8}-\d{6}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
