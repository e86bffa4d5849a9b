using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports;

/// <summary>
/// Takes a department's file of firms and facts in, whole or not at all. The file is checked outside the write lock and stored within one transaction.
/// Deliveries are ordered by as-of date; one that removes firms or columns, or changes unusually much, is stored only when that was accepted.
/// </summary>
public sealed partial class FirmImport(
    Recorder recorder,
    AuditTrail audit,
    BusinessClock clock,
    AttributeCatalog catalog,
    ImportLimits limits,
    DeliveryLimits deliveryLimits,
    SealKey key,
    ImportMetrics metrics,
    IFirmChanges changes,
    ILogger<FirmImport> log
)
{
    private const int LongestText = 40;
    private const int RowsBetweenReports = 2_000;

    /// <summary>
    /// An administrator, or an officer of the source department, sends the file; null: the command line, or the making of demonstration data.
    /// </summary>
    public async Task<FirmImportReport> ImportAsync(PersonId? personId, FirmFile file, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var report = await TraceSources.Imports.RunAsync(
            "imports.firms",
            async activity =>
            {
                var done = await TakeInAsync(personId, file, progress, ct);
                activity?.SetTag("policymarket.rows", done.Rows);
                return done;
            }
        );
        Count(report);
        return report;
    }

    private void Count(FirmImportReport report)
    {
        if (!report.Questions.IsEmpty)
        {
            metrics.CountAsked(ImportMetrics.Firms);
        }
        else if (!report.IsStored)
        {
            metrics.CountRefused(ImportMetrics.Firms);
            LogRefused(report.Sentence);
        }
        else
        {
            metrics.CountStored(ImportMetrics.Firms, report.IsRepeat ? 0 : report.Rows);
            LogStored(report.Sentence);
        }
    }

    private async Task<FirmImportReport> TakeInAsync(PersonId? personId, FirmFile file, IProgress<ImportProgress>? progress, CancellationToken ct)
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

        var asked = new List<DeliveryQuestion>();
        var stored = await recorder.WriteAsync(db => StoreAsync(db, personId, file, hash, spool, problems, asked, progress, ct), ct);
        if (stored.Value is { } report)
        {
            if (report is { IsRepeat: false, BatchId: { } batchId })
            {
                changes.Delivered(batchId);
            }

            return report with
            {
                Notes = [.. notes.Listed],
            };
        }

        if (asked.Count > 0)
        {
            return new FirmImportReport { Rows = spool.Count, Questions = [.. asked] };
        }

        if (problems.Total == 0)
        {
            problems.Add(stored.Diagnostics);
        }

        return Refused(problems);
    }

    private async Task<Result<FirmImportReport>> StoreAsync(
        PolicyMarketDb db,
        PersonId? personId,
        FirmFile file,
        string hash,
        SheetSpool spool,
        ImportProblems problems,
        List<DeliveryQuestion> asked,
        IProgress<ImportProgress>? progress,
        CancellationToken ct
    )
    {
        var (actor, why) = await ActorOfAsync(db, personId, file.Source, ct);
        if (actor is null)
        {
            return WorkText.Refuse<FirmImportReport>(why);
        }

        var (earlier, repetition) = await EarlierAsync(db, file, hash, ct);
        if (earlier is not null)
        {
            return Result.Ok(earlier);
        }

        var batch = new ImportBatch
        {
            Source = file.Source,
            Period = file.Period,
            ContentHash = hash,
            FileName = Path.GetFileName(file.FileName),
            AsOf = file.AsOf,
            Mode = file.Choice.Mode,
            Repetition = repetition,
            ImportedAt = clock.UtcNow,
            ImportedBy = actor.Name,
            RowCount = spool.Count,
        };
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync(ct);
        var comparison = new DeliveryComparison(catalog, deliveryLimits, spool.Columns, batch.Mode == DeliveryMode.Supplement);
        using var writer = await OpenWriterAsync(db, batch, comparison, ct);
        batch.NewFirms = StoreSheets(writer, spool, problems, progress, ct);
        if (problems.Total > 0)
        {
            return Result.Fail<FirmImportReport>(problems.Listed.Select(problem => new Diagnostic(problem.Code, problem.Reason, problem.Where)));
        }

        writer.EndOthers();
        List<DeliveryQuestion> questions =
        [
            .. file.Choice.ShowsFirst ? [comparison.Overview(batch.RowCount, batch.NewFirms, writer.Effect)] : Array.Empty<DeliveryQuestion>(),
            .. comparison.Questions(),
        ];
        asked.AddRange(questions.Where(question => !file.Choice.Accepts(question)));
        if (asked.Count > 0)
        {
            asked.AddRange(questions.Except(asked).ToList());
            return Result.Fail<FirmImportReport>(asked.Select(question => new Diagnostic(question.Code, question.Sentence)));
        }

        var report = Record(db, actor, batch, writer.Effect, questions);
        return Result.Ok(report with { EffectSentence = report.EffectSentence + PeriodNote.Of(catalog, spool.Columns, batch.Period) });
    }

    private FirmImportReport Record(PolicyMarketDb db, Actor actor, ImportBatch batch, DeliveryEffect effect, List<DeliveryQuestion> accepted)
    {
        batch.RedatedSheets = effect.Redated;
        var words = DeliveryWording.Effect(effect, batch.AsOf);
        audit.Add(
            db,
            actor,
            AuditAction.ImportFirms,
            $"batch:{batch.Id}",
            ImportWording.FirmDataImported(batch.Source, batch.Period, batch.FileName, batch.AsOf, batch.RowCount, batch.NewFirms, words)
        );
        foreach (var question in accepted.Where(question => question.Kind != DeliveryQuestionKind.Overview))
        {
            audit.Add(
                db,
                actor,
                AuditAction.ImportAccepted,
                $"batch:{batch.Id}",
                ImportWording.DoubtConfirmed(question.Sentence, string.Join("。", question.Details))
            );
        }

        return new FirmImportReport
        {
            BatchId = batch.Id,
            Rows = batch.RowCount,
            NewFirms = batch.NewFirms,
            Effect = effect,
            EffectSentence = words,
        };
    }

    private async Task<DeliveryWriter> OpenWriterAsync(PolicyMarketDb db, ImportBatch batch, DeliveryComparison comparison, CancellationToken ct)
    {
        // The name is the registry's to give: other departments' spellings do not overwrite it.
        var mayRename = catalog.TryGet("enterprise_name", out var name) && name.SourceDepartment == batch.Source;
        var earlier = db.ImportBatches.Where(other => other.Source == batch.Source && other.Period == batch.Period && other.Id != batch.Id);
        var endedAfter = await earlier.Where(other => other.Mode == DeliveryMode.Complete).MaxAsync(other => (DateOnly?)other.AsOf, ct);
        return new DeliveryWriter(db, batch, mayRename, await earlier.AnyAsync(ct), endedAfter, comparison, key);
    }

    /// <summary>The number of new firms.</summary>
    private static int StoreSheets(
        DeliveryWriter writer,
        SheetSpool spool,
        ImportProblems problems,
        IProgress<ImportProgress>? progress,
        CancellationToken ct
    )
    {
        int added = 0,
            done = 0;
        foreach (var sheet in spool.Read())
        {
            var firm = writer.Find(sheet.CreditCode);
            if (firm is null && sheet.Name.Length == 0)
            {
                problems.Add(
                    new ImportProblem(sheet.Row, "企业名称", DataDiagnostics.FirmNameMissing, ImportWording.NewFirmWithoutName(sheet.CreditCode))
                );
            }
            else if (problems.Total == 0)
            {
                added += firm is null ? 1 : 0;
                writer.Store(sheet, firm);
            }

            if (++done % RowsBetweenReports == 0 || done == spool.Count)
            {
                ct.ThrowIfCancellationRequested();
                progress?.Report(new ImportProgress(ImportStage.Storing, done, spool.Count, done));
            }
        }

        return added;
    }

    /// <summary>
    /// The report of the batch that this file repeats, or the number of its repetition. A file is no repeat when another delivery of the same as-of date,
    /// source and period came after it: of equal dates the later arrival decides.
    /// </summary>
    private static async Task<(FirmImportReport? Report, int Repetition)> EarlierAsync(PolicyMarketDb db, FirmFile file, string hash, CancellationToken ct)
    {
        var sameDate = await db
            .ImportBatches.AsNoTracking()
            .Where(batch => batch.Source == file.Source && batch.Period == file.Period && batch.AsOf == file.AsOf)
            .OrderByDescending(batch => batch.Id)
            .ToListAsync(ct);
        var same = sameDate.FindAll(batch => batch.ContentHash == hash && batch.Mode == file.Choice.Mode);
        return same is [var last, ..] && ReferenceEquals(last, sameDate[0]) && !await HasDamageAsync(db, file, ct)
            ? (
                new FirmImportReport
                {
                    IsRepeat = true,
                    BatchId = last.Id,
                    Rows = last.RowCount,
                    NewFirms = last.NewFirms,
                },
                0
            )
            : (null, same.Count);
    }

    /// <summary>
    /// The last run has found a sheet of this source and period damaged, and it is still there: then the same file is no repeat, it mends the sheet.
    /// </summary>
    private static async Task<bool> HasDamageAsync(PolicyMarketDb db, FirmFile file, CancellationToken ct)
    {
        var last = await db.MatchingRuns.Where(r => r.State == RunState.Finished).MaxAsync(r => (long?)r.Id, ct);
        return await db.DamagedSheets.AnyAsync(
            s => s.RunId == last && s.Source == file.Source && s.Period == file.Period && db.Set<FactSheet>().Any(f => f.Id == s.SheetId),
            ct
        );
    }

    private static async Task<Result<Actor>> ActorOfAsync(PolicyMarketDb db, PersonId? personId, string source, CancellationToken ct)
    {
        if (personId is not { } id)
        {
            return Result.Ok(Actor.System(ImportWording.CommandLine));
        }

        var asked = await ActorCheck.DemandAsync(db, id, ct, Roles.Officer, Roles.Administrator);
        if (
            asked.Value is not { } actor
            || actor.Roles.Contains(Roles.Administrator)
            || await db.Departments.AnyAsync(d => d.Id == actor.DepartmentId && d.Key == source, ct)
        )
        {
            return asked;
        }

        return WorkText.Refuse<Actor>(WorkText.NotYours(ImportWording.SourceNotYours(source)));
    }

    private IEnumerable<Diagnostic> Demand(FirmFile file)
    {
        if (string.IsNullOrWhiteSpace(file.Source) || file.Source.Length > LongestText || file.Source.Any(char.IsControl))
        {
            yield return new Diagnostic(DataDiagnostics.ImportSource, ImportWording.SourceNeeded(LongestText), ImportWording.Source);
        }

        if (!ImportPeriods.IsWellFormed(file.Period))
        {
            yield return new Diagnostic(DataDiagnostics.ImportPeriod, ImportWording.PeriodMalformed(file.Period), ImportWording.Period);
        }

        if (file.AsOf > clock.Today || file.AsOf.Year < 1990)
        {
            yield return new Diagnostic(DataDiagnostics.ImportAsOf, ImportWording.AsOfInvalid(file.AsOf, clock.Today), "截止日期");
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            128 * 1024,
            FileOptions.Asynchronous | FileOptions.SequentialScan
        );
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }

    private static FirmImportReport Refused(ImportProblems problems) => new() { Problems = problems.Listed, ProblemTotal = problems.Total };

    [LoggerMessage(Level = LogLevel.Information, Message = "企业数据导入：{Sentence}")]
    private partial void LogStored(string sentence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "企业数据没有导入：{Sentence}")]
    private partial void LogRefused(string sentence);
}
