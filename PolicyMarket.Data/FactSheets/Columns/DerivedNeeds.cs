using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>Which of the attributes asked for follow from others, and all that they follow from.</summary>
internal sealed class DerivedNeeds
{
    public DerivedNeeds(IReadOnlyCollection<string> attributes, AttributeCatalog catalog)
    {
        Views = [.. attributes.Where(IsView)];
        Derived = [.. attributes.Where(name => catalog.Derivations.TryGet(name, out _))];
        string[] wanted = [.. Derived, .. Views];
        string[] all = [.. wanted, .. catalog.Derivations.InputsOf(wanted)];
        Inputs = [.. all.Where(name => !IsView(name)).Distinct(StringComparer.Ordinal)];
        ElapsedTimes = [.. catalog.Derivations.ElapsedTimeViewsOf(attributes)];
        Histories = all.Where(name => name.EndsWith(HistoryFact.Suffix, StringComparison.Ordinal))
            .Select(name => name[..^HistoryFact.Suffix.Length])
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Computed where no department delivers them.</summary>
    public IReadOnlyList<string> Derived { get; }

    /// <summary>Views of measures that are asked for themselves.</summary>
    public IReadOnlyList<string> Views { get; }

    /// <summary>The facts to compute them from, themselves among them: a delivered value stands.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>Views of elapsed time that a row needs.</summary>
    public IReadOnlyList<AttributeView> ElapsedTimes { get; }

    /// <summary>The measures whose values of earlier periods are needed.</summary>
    public IReadOnlySet<string> Histories { get; }

    private static bool IsView(string name) => name.Contains('@', StringComparison.Ordinal);
}
