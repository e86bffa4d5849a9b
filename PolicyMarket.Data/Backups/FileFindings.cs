using System.Security.Cryptography;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Store.Files;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Backups;

/// <summary>Findings about a database file in words, and its hash.</summary>
internal static class FileFindings
{
    /// <summary>SHA-256, lower-case hex.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = PrivateFiles.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }

    /// <summary>Structure first, then references; empty when the file is sound.</summary>
    public static List<Diagnostic> Of(DatabaseFileCheck check) =>
        [
            .. check.Structure.Select(line => new Diagnostic(
                DataDiagnostics.DatabaseIntegrity,
                BackupWording.DatabaseStructureWrong(line),
                "integrity_check"
            )),
            .. check.Orphans.Select(rows => new Diagnostic(
                DataDiagnostics.DatabaseReference,
                BackupWording.RowsWithoutParent(rows.Count, rows.Parent, rows.FirstRow is { } first ? BackupWording.FirstAtRow(first) : ""),
                rows.Table
            )),
        ];
}
