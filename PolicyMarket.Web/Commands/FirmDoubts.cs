using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Web.Commands;

/// <summary>Facts of a firms file that are taken as not known: codes that no table holds, and values that cannot be.</summary>
internal static class FirmDoubts
{
    /// <summary>Returns the line without its implausible facts, and what is said about them and about unrecognised codes.</summary>
    public static (FirmLine Line, IReadOnlyList<Diagnostic> Doubts) Of(FirmLine line, AttributeCatalog catalog, DateOnly today)
    {
        var place = FirmLineReader.PlaceOf(line.Number);
        var doubts = new List<Diagnostic>();
        foreach (var (definition, text) in FactRecognition.Strangers(line.Facts, catalog))
        {
            if (CodeReading.Of(text, definition).Why is { } why)
            {
                doubts.Add(why with { Where = $"{place} facts.{definition.Name}", Position = null, Length = null });
            }
        }

        var impossible = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in line.Facts)
        {
            if (catalog.TryGet(name, out var definition) && Plausibility.Fault(value, definition, today) is { } fault)
            {
                impossible.Add(name);
                doubts.Add(fault with { Where = $"{place} facts.{name}" });
            }
        }

        return (impossible.Count == 0 ? line : line with { Facts = Facts.From(line.Facts.Where(pair => !impossible.Contains(pair.Key))) }, doubts);
    }
}
