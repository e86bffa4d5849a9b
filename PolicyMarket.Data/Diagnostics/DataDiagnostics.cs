using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Diagnostics;

/// <summary>
/// Every diagnostic code of the record and its workflows; those of the rules are in <see cref="DiagnosticCatalogue"/>. PM2xxx and PM3xxx values and policies of
/// deliveries, PM4xxx the work of the desks, PM50xx imported files, PM51xx files of policy documents, PM60xx the record check. One file per area.
/// </summary>
public static partial class DataDiagnostics
{
    /// <summary>All codes, ordered by code.</summary>
    public static IReadOnlyList<DiagnosticCode> All { get; } =
    [.. WorkCodes().Concat(RecordCodes()).Concat(ImportCodes()).Concat(DocumentCodes()).OrderBy(code => code.Code, StringComparer.Ordinal)];
}
