
using System.Collections.Immutable;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports;

/// <summary>Result of an import: stored the whole file, found that it was stored before, or stored nothing for the problems or questions listed.</summary>
public sealed record FirmImportReport
{
    public bool IsStored => ProblemTotal == 0 && Questions.IsEmpty;

    /// <summary>The same file for the same source, period and as-of date was stored before; nothing was changed.</summary>
    public bool IsRepeat { get; init; }

    public long? BatchId { get; init; }

    public int Rows { get; init; }

    public int NewFirms { get; init; }

    /// <summary>Codes that were translated, such as those of abolished counties.</summary>
    public IReadOnlyList<Diagnostic> Notes { get; init; } = [];

    /// <summary>The first problems in the order of the file.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    /// <summary>Of all problems, also those beyond the list.</summary>
    public long ProblemTotal { get; init; }

    /// <summary>Questions that must be accepted before the file is taken in; empty when it was, or when it has problems.</summary>
    public ImmutableArray<DeliveryQuestion> Questions { get; init; } = [];

    public DeliveryEffect Effect { get; init; } = new();

    /// <summary>Effects of the delivery beyond storing its rows, as a sentence; empty when there are none.</summary>
    public string EffectSentence { get; init; } = "";

    /// <summary>One sentence for the person who sent the file.</summary>
    public string Sentence => this switch
    {
        { Questions.IsEmpty: false } => "这份文件与现有数据相差很大，先要确认，什么也没有保存。",
        { IsStored: false } => $"文件有 {ProblemTotal:N0} 处问题，什么也没有保存。请按清单改好后重新上传整个文件。",
        { IsRepeat: true } => $"这个文件已经导入过（批次 {BatchId}，{Rows:N0} 行），什么也没有改动。",
        _ => $"已导入 {Rows:N0} 行，其中新企业 {NewFirms:N0} 家（批次 {BatchId}）。",
    };
}
