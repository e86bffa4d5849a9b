using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Backups;

/// <summary>
/// Checks the database file, its references, and, where these are sound and of this program's schema, the record itself (<see cref="IDatabaseCheck"/>). Writes
/// nothing.
/// </summary>
public sealed class DatabaseChecking(DataOptions options, IDbContextFactory<PolicyMarketDb> factory, IEnumerable<IDatabaseCheck> checks)
{
    /// <summary>All findings; none: the database is sound.</summary>
    public async Task<IReadOnlyList<Diagnostic>> RunAsync(CancellationToken ct)
    {
        if (!File.Exists(options.DatabaseFile))
        {
            return [new Diagnostic(DataDiagnostics.BackupNothing, $"数据目录 {options.Directory} 里没有数据库。请用 --data 指定正确的数据目录。")];
        }

        List<Diagnostic> findings;
        try
        {
            await using var file = await DatabaseFile.OpenAsync(options.DatabaseFile, SqliteOpenMode.ReadOnly, ct);
            findings = await DatabaseFile.CheckAsync(file, ct);
        }
        catch (SqliteException failure) when (DatabaseFaults.Find(failure) is { } fault)
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
            findings.Add(new Diagnostic(DataDiagnostics.DatabaseOldSchema, "数据库的结构比程序旧，所以没有核对记录的内容。请先启动一次程序（serve）升级，再运行一次检查。"));
            return findings;
        }

        foreach (var check in checks)
        {
            findings.AddRange(await check.CheckAsync(ct));
        }

        return findings;
    }
}
