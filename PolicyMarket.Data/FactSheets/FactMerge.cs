using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;

namespace PolicyMarket.Data.FactSheets;

/// <summary>
/// The rule by which the sheets of a firm become its facts; used where one firm is read with its sources and where columns are filled. Sheets are applied in
/// <see cref="OrderOf"/>, and a later one replaces the values of an earlier one. Null periods are sheets of current states.
/// </summary>
internal sealed class FactMerge(AssessedPeriods periods, AttributeDerivations derivations)
{
    /// <summary>Place of a sheet in the order: as-of date (any number that rises with it), then batch, then id.</summary>
    public static (int AsOf, long BatchId, long SheetId) OrderOf(int asOf, long batchId, long sheetId) => (asOf, batchId, sheetId);

    /// <summary>
    /// True when a value of a sheet of this period counts as a fact: the period is assessed, and the value does not grow old (then it is derived on the
    /// business date).
    /// </summary>
    public bool Admits(AttributeDefinition definition, FactPeriod? period) =>
        periods.Admit(definition, period) && !derivations.IsTimeDependent(definition.Name);

    /// <summary>The value of a sheet; null for a code that is not recognised: the fact is unknown then, whatever an earlier sheet says.</summary>
    public static FactValue? Recognise(FactValue given, AttributeDefinition definition) => FactRecognition.Of(given, definition);

    /// <summary>The region whose parameters a firm has: the one that its facts state, otherwise the one it is registered in.</summary>
    public static string? HomeOf(string? stated, string? registered) => stated ?? registered;
}
