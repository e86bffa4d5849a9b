namespace PolicyMarket.Rules.Diagnostics;

/// <summary>
/// Every diagnostic code of the rules: PM1xxx formulas, PM2xxx values, facts and attributes, PM3xxx conditions and policies. One file per area. The codes of
/// the record and its workflows are in the catalogue of PolicyMarket.Data.
/// </summary>
public static partial class DiagnosticCatalogue
{
    /// <summary>All codes, ordered by code.</summary>
    public static IReadOnlyList<DiagnosticCode> All { get; } =
    [
        .. FeelCodes()
            .Concat(ValueCodes())
            .Concat(RuleCodes())
            .Concat(TableCodes())
            .Concat(DerivationCodes())
            .Concat(DocumentCodes())
            .Concat(DmnCodes())
            .OrderBy(code => code.Code, StringComparer.Ordinal),
    ];
}
