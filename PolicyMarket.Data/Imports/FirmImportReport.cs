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
    public string Sentence =>
        this switch
        {
            { Questions.IsEmpty: false } => ImportWording.DifferencesNeedConfirmation,
            { IsStored: false } => ImportWording.FileHasProblems(ProblemTotal),
            { IsRepeat: true } => ImportWording.FileAlreadyImported(BatchId, Rows),
            _ => ImportWording.RowsImported(Rows, NewFirms, BatchId),
        };
}
