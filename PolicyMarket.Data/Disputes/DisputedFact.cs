using PolicyMarket.Data.FactSheets;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Disputes;

/// <summary>Names, labels and values of facts as a firm's data page shows them and as a dispute quotes them.</summary>
public static class DisputedFact
{
    /// <summary>The measure behind a fact: "revenue" for "revenue@history".</summary>
    public static string MeasureOf(string fact) => IsHistory(fact) ? fact[..^HistoryFact.Suffix.Length] : fact;

    public static bool IsHistory(string fact) => fact.EndsWith(HistoryFact.Suffix, StringComparison.Ordinal);

    /// <summary>The label; the name of a fact that the catalogue does not list.</summary>
    public static string LabelOf(string fact, AttributeCatalog catalog) =>
        catalog.TryGet(MeasureOf(fact), out var definition) ? definition.Label + (IsHistory(fact) ? DisputeWording.OfAllPeriods : "") : fact;

    /// <summary>The value in words; empty when the firm has none.</summary>
    public static string ValueOf(string fact, Facts facts, AttributeCatalog catalog) =>
        facts[fact] is { } value ? FactText.Display(value, catalog.TryGet(MeasureOf(fact), out var definition) ? definition : null) : "";

    /// <summary>The delivery from which the value comes; null for parameters of policies and for values of the platform itself.</summary>
    public static FactSource? SourceOf(string fact, FirmDossier firm, AttributeCatalog catalog)
    {
        var isParameter = catalog.TryGet(MeasureOf(fact), out var definition) && definition.Kind == AttributeKind.Parameter;
        return
            !isParameter
            && firm.Facts[fact] is not null
            && firm.Sources.TryGetValue(MeasureOf(fact), out var source)
            && source.Source != FirmFacts.PlatformSource
            ? source
            : null;
    }
}
