using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Store.Faults;
using PolicyMarket.Data.Store.Files;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Backups;

/// <summary>
/// Checks the database file, its references, and, where these are sound and of this program's schema, the record itself (<see cref="IDatabaseCheck"/>). Writes
/// nothing.
/// </summary>
public sealed class DatabaseChecking(
    DataOptions options,
    IDatabaseFile file,
    IDbContextFactory<PolicyMarketDb> factory,
    IEnumerable<IDatabaseCheck> checks
)
{
    /// <summary>All findings; none: the database is sound.</summary>
    public async Task<IReadOnlyList<Diagnostic>> RunAsync(CancellationToken ct)
    {
        if (!File.Exists(options.DatabaseFile))
        {
            return [new Diagnostic(DataDiagnostics.BackupNothing, BackupWording.NoDatabase(options.Directory))];
        }

        List<Diagnostic> findings;
        try
        {
            findings = FileFindings.Of(await file.CheckAsync(options.DatabaseFile, ct));
        }
        catch (DbException failure) when (DatabaseFaults.Find(failure) is { } fault)
        {
            return [new Diagnostic(DataDiagnostics.DatabaseIntegrity, fault.Sentence, options.DatabaseFile)];
        }

        if (findings.Exists(one => one.Code == DataDiagnostics.DatabaseIntegrity))
        {
            return findings;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            findings.Add(new Diagnostic(DataDiagnostics.DatabaseOldSchema, BackupWording.DatabaseOlderThanProgram));
            return findings;
        }

        foreach (var check in checks)
        {
            findings.AddRange(await check.CheckAsync(ct));
        }

        return findings;
    }
}
