using System.Collections.Immutable;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>Hands a received file to the workflow that takes it in, and says its answer in the words of the page.</summary>
public sealed class ImportRunner(FirmImport firms, PolicyImport policies)
{
    public Task<ImportEnd> RunAsync(ImportOrder order, SpooledUpload file, Action<ImportMoment> progress, CancellationToken ct) =>
        order.Kind switch
        {
            ImportKind.Firms => FirmsAsync(order, file, progress, ct),
            ImportKind.Policies => PoliciesAsync(order, file, progress, ct),
            _ => throw new InvalidOperationException($"No import for {order.Kind}."),
        };

    private async Task<ImportEnd> FirmsAsync(ImportOrder order, SpooledUpload file, Action<ImportMoment> progress, CancellationToken ct)
    {
        var report = await firms.ImportAsync(
            order.By.PersonId,
            new FirmFile(file.Path, order.FileName, order.Source, order.Period, order.AsOf) { Choice = order.Choice },
            new Relay(progress),
            ct
        );
        if (!report.Questions.IsEmpty)
        {
            return ImportEnd.Of(report.Questions);
        }

        return report.IsStored
            ? ImportEnd.Of(
                new ImportTaken(
                    report.IsRepeat,
                    [
                        new ImportFigure("数据行", $"{Formats.Count(report.Rows)} 行", "一行一家企业"),
                        new ImportFigure("其中新企业", $"{Formats.Count(report.NewFirms)} 家", "系统里以前没有的"),
                    ]
                )
                {
                    Notice = report.EffectSentence,
                    Warnings = [.. report.Notes],
                }
            )
            : ImportEnd.Of(new ImportRefusal(report.ProblemTotal, [.. report.Problems]));
    }

    private async Task<ImportEnd> PoliciesAsync(ImportOrder order, SpooledUpload file, Action<ImportMoment> progress, CancellationToken ct)
    {
        progress(new ImportMoment("检查政策、条件和公式", 0, null));
        if (order.Choice.ShowsFirst && await PreviewAsync(order, file, ct) is { } shown)
        {
            return shown;
        }

        Result<PolicyImportReport> result;
        await using (var json = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, FileOptions.Asynchronous))
        {
            result = await policies.ImportAsync(order.By.PersonId, json, order.FileName, order.Punctuation, ct);
        }

        return result is { Succeeded: true, Value: { } report }
            ? ImportEnd.Of(
                new ImportTaken(
                    report.IsRepeat,
                    [
                        new ImportFigure("新政策文件", $"{Formats.Count(report.NewDocuments)} 份"),
                        new ImportFigure("新事项", $"{Formats.Count(report.NewItems)} 项"),
                        new ImportFigure("新版本", $"{Formats.Count(report.NewVersions)} 项", "内容有改动的事项"),
                        new ImportFigure("没有变化", $"{Formats.Count(report.Unchanged)} 项"),
                    ]
                )
                {
                    Warnings = report.Warnings,
                }
            )
            : Refusal(result.Diagnostics);
    }

    /// <summary>The changes that the file would publish, or its faults; null once the sender has accepted exactly that.</summary>
    private async Task<ImportEnd?> PreviewAsync(ImportOrder order, SpooledUpload file, CancellationToken ct)
    {
        await using var json = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, FileOptions.Asynchronous);
        var preview = await policies.PreviewAsync(order.By.PersonId, json, order.FileName, order.Punctuation, ct);
        return !preview.Succeeded ? Refusal(preview.Diagnostics)
            : order.Choice.Accepts(preview.Value) ? null
            : ImportEnd.Of([preview.Value]);
    }

    private static ImportEnd Refusal(ImmutableArray<Diagnostic> faults) =>
        ImportEnd.Of(
            new ImportRefusal(faults.Length, [.. faults.Take(ImportRefusal.MostListed).Select(d => new ImportProblem(null, d.Where, d.Code, d.Message))])
        );

    /// <summary>Passes each report on at once and in order, which Progress of the framework does not promise.</summary>
    private sealed class Relay(Action<ImportMoment> progress) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => progress(new ImportMoment(Words(value.Stage), value.Rows, (int)(value.Share * 100)));

        private static string Words(ImportStage stage) =>
            stage switch
            {
                ImportStage.Reading => "第 1 步，共 2 步：逐格检查",
                ImportStage.Storing => "第 2 步，共 2 步：保存",
                _ => throw new InvalidOperationException($"No words for {stage}."),
            };
    }
}
