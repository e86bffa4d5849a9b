using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports;

/// <summary>Takes a department's file of firms and facts in, whole or not at all. The file is checked outside the write gate and stored within one transaction.</summary>
public sealed class FirmImport(Recorder recorder, AuditTrail audit, BusinessClock clock, AttributeCatalog catalog, ImportLimits limits)
{
    private const int LongestText = 40;
    private const int RowsBetweenReports = 2_000;

    /// <summary>An administrator, or an officer of the source department, sends the file; null: the command line, or the making of demonstration data.</summary>
    public async Task<FirmImportReport> ImportAsync(long? personId, FirmFile file, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var problems = new ImportProblems(limits.MaxListedProblems);
        problems.Add(Demand(file));
        var notes = new ImportNotes();
        var hash = "";
        using var spool = new SheetSpool();
        if (problems.Total == 0)
        {
            hash = await HashAsync(file.Path, ct);
            await new FirmCheck(catalog, limits, problems, notes).ReadAsync(file, spool, progress, ct);
        }

        if (problems.Total > 0)
        {
            return Refused(problems);
        }

        var stored = await recorder.WriteAsync(db => StoreAsync(db, personId, file, hash, spool, problems, progress, ct), ct);
        if (stored.Value is { } report)
        {
            return report with { Notes = [.. notes.Listed] };
        }

        if (problems.Total == 0)
        {
            problems.Add(stored.Diagnostics);
        }

        return Refused(problems);
    }

    private async Task<WorkResult<FirmImportReport>> StoreAsync(
        PolicyMarketDb db, long? personId, FirmFile file, string hash, SheetSpool spool, ImportProblems problems, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var (actor, why) = await ActorOfAsync(db, personId, file.Source, ct);
        if (actor is null)
        {
            return WorkText.Refuse<FirmImportReport>(why);
        }

        if (await EarlierAsync(db, file, hash, ct) is { } earlier)
        {
            return WorkResult.Done(earlier);
        }

        var batch = new ImportBatch
        {
            Source = file.Source,
            Period = file.Period,
            ContentHash = hash,
            FileName = Path.GetFileName(file.FileName),
            AsOf = file.AsOf,
            ImportedAt = clock.UtcNow,
            ImportedBy = actor.Name,
            RowCount = spool.Count,
        };
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync(ct);
        batch.NewFirms = StoreSheets(db, batch, spool, problems, progress, ct);
        if (problems.Total > 0)
        {
            return WorkResult.Refused<FirmImportReport>(problems.Listed.Select(problem => new Diagnostic(problem.Code, problem.Reason, problem.Where)));
        }

        audit.Add(db, actor, "import.firms", $"batch:{batch.Id}", $"{batch.Source} {batch.Period}：{batch.FileName}，{batch.RowCount} 行，新企业 {batch.NewFirms} 家");
        return WorkResult.Done(new FirmImportReport { BatchId = batch.Id, Rows = batch.RowCount, NewFirms = batch.NewFirms });
    }

    /// <summary>The number of new firms.</summary>
    private int StoreSheets(PolicyMarketDb db, ImportBatch batch, SheetSpool spool, ImportProblems problems, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        // The name is the registry's to give: other departments' spellings do not overwrite it.
        var mayRename = catalog.TryGet("enterprise_name", out var name) && name.SourceDepartment == batch.Source;
        using var writer = new SheetWriter(db, batch);
        int added = 0, done = 0;
        foreach (var sheet in spool.Read())
        {
            var firm = writer.Find(sheet.CreditCode);
            if (firm is null && sheet.Name.Length == 0)
            {
                problems.Add(new ImportProblem(
                    sheet.Row, "企业名称", DiagnosticCatalogue.FirmNameMissing, $"企业 {sheet.CreditCode} 还不在系统里，这一行又没有企业名称。请补上名称，或先导入市场监管的企业名单。"));
            }
            else if (problems.Total == 0)
            {
                added += firm is null ? 1 : 0;
                StoreSheet(writer, sheet, firm, mayRename);
            }

            if (++done % RowsBetweenReports == 0 || done == spool.Count)
            {
                ct.ThrowIfCancellationRequested();
                progress?.Report(new ImportProgress(ImportStage.Storing, done, spool.Count, done));
            }
        }

        return added;
    }

    private static void StoreSheet(SheetWriter writer, in SpooledSheet sheet, (long Id, string Name, string Region)? firm, bool mayRename)
    {
        var id = firm?.Id ?? writer.Add(sheet);
        var isRenamed = firm is { } known && mayRename && sheet.Name.Length > 0 && sheet.Name != known.Name;
        if (isRenamed)
        {
            writer.Rename(id, sheet.Name);
        }

        var hasMoved = firm is { } there && sheet.Region.Length > 0 && sheet.Region != there.Region;
        if (hasMoved)
        {
            writer.Move(id, sheet.Region);
        }

        // Receipts name the firm, so a new name counts like a new value.
        writer.Store(id, sheet.Values, hasMoved || isRenamed);
    }

    private static async Task<FirmImportReport?> EarlierAsync(PolicyMarketDb db, FirmFile file, string hash, CancellationToken ct) =>
        await db.ImportBatches.AsNoTracking()
            .Where(batch => batch.Source == file.Source && batch.Period == file.Period && batch.ContentHash == hash)
            .Select(batch => new FirmImportReport { IsRepeat = true, BatchId = batch.Id, Rows = batch.RowCount, NewFirms = batch.NewFirms })
            .SingleOrDefaultAsync(ct);

    private static async Task<(Actor? Actor, Diagnostic? Why)> ActorOfAsync(PolicyMarketDb db, long? personId, string source, CancellationToken ct)
    {
        if (personId is not { } id)
        {
            return (Actor.System("命令行"), null);
        }

        var (actor, why) = await ActorCheck.DemandAsync(db, id, ct, Roles.Officer, Roles.Administrator);
        if (actor is null || actor.Roles.Contains(Roles.Administrator)
            || await db.Departments.AnyAsync(d => d.Id == actor.DepartmentId && d.Key == source, ct))
        {
            return (actor, why);
        }

        return (null, WorkText.NotYours($"你不是“{source}”的经办人，不能导入它的数据。没有导入任何数据；请换本部门的数据，或联系管理员。"));
    }

    private IEnumerable<Diagnostic> Demand(FirmFile file)
    {
        if (string.IsNullOrWhiteSpace(file.Source) || file.Source.Length > LongestText || file.Source.Any(char.IsControl))
        {
            yield return new Diagnostic(DiagnosticCatalogue.ImportSource, $"请写明数据来自哪个部门（如 市场监管、人社），不超过 {LongestText} 个字。", "来源");
        }

        if (!ImportPeriods.IsWellFormed(file.Period))
        {
            yield return new Diagnostic(DiagnosticCatalogue.ImportPeriod, $"数据期间“{file.Period}”写法有误：按年写 2025，按月写 2026-10，随时更新的写 current。", "期间");
        }

        if (file.AsOf > clock.Today || file.AsOf.Year < 1990)
        {
            yield return new Diagnostic(DiagnosticCatalogue.ImportAsOf, $"数据截止日期 {file.AsOf:yyyy-MM-dd} 应在 1990 年到今天（{clock.Today:yyyy-MM-dd}）之间。请核对。", "截止日期");
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }

    private static FirmImportReport Refused(ImportProblems problems) => new() { Problems = problems.Listed, ProblemTotal = problems.Total };
}
