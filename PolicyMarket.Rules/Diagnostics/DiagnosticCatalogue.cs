namespace PolicyMarket.Rules.Diagnostics;

/// <summary>
/// Every diagnostic code there is: PM1xxx formulas, PM2xxx values, facts and attributes, PM3xxx conditions and policies, PM4xxx the work of the desks, PM5xxx
/// files taken in, PM60xx the record check. One file an area.
/// </summary>
public static partial class DiagnosticCatalogue
{
    /// <summary>All codes, ordered by code.</summary>
    public static IReadOnlyList<DiagnosticCode> All { get; } =
        [.. FeelCodes().Concat(ValueCodes()).Concat(RuleCodes()).Concat(TableCodes()).Concat(DerivationCodes()).Concat(WorkCodes()).Concat(RecordCodes()).Concat(ImportCodes()).OrderBy(code => code.Code, StringComparer.Ordinal)];
}
