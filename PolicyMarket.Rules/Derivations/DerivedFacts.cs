using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Derivations;

/// <summary>Facts that follow from others.</summary>
public static class DerivedFacts
{
    /// <summary>
    /// Adds what the catalogue says how to compute and the facts allow, and leaves out codes that are not recognised; a delivered value stands. The one entry
    /// that completes facts.
    /// </summary>
    public static Facts Complete(Facts facts, AttributeCatalog catalog) =>
        facts.Completed(catalog, (given, all) => Compute(FactRecognition.Of(given, all), all.Derivations.InOrder));

    /// <summary>Adds no more than these steps (see <see cref="AttributeDerivations.StepsTo"/>): for the many firms of a load.</summary>
    public static Facts Complete(Facts facts, ImmutableArray<AttributeDerivation> steps) => Compute(facts, steps);

    /// <summary>
    /// Where a department delivers what can also be computed and the two differ: in the order of computing. Numbers that agree to nine digits are the same.
    /// </summary>
    public static IReadOnlyList<FactDifference> Differences(Facts facts, AttributeCatalog catalog)
    {
        var full = Complete(facts, catalog);
        var differences = new List<FactDifference>();
        foreach (var derivation in catalog.Derivations.InOrder)
        {
            if (facts[derivation.Attribute.Name] is { } delivered && derivation.Value(name => full[name]) is { } computed && !AreSame(delivered, computed))
            {
                differences.Add(new FactDifference(derivation, delivered, computed));
            }
        }

        return differences;
    }

    /// <summary>
    /// The day of dated titles is the end of the assessment year where the caller has not chosen one by <see cref="Facts.On"/>; without it they are unknown.
    /// </summary>
    private static Facts Compute(Facts given, ImmutableArray<AttributeDerivation> steps)
    {
        var facts = given["assessment_year_end"] is DateFact end ? given.On(end.Value) : given.WithoutDated();
        Dictionary<string, FactValue>? added = null;
        FactValue? Known(string name) => added is not null && added.TryGetValue(name, out var computed) ? computed : facts[name] ?? OfView(name);
        FactValue? OfView(string name) => name.Contains('@', StringComparison.Ordinal) && added is not null ? HistoryViews.Value(name, Known) : null;
        foreach (var derivation in steps)
        {
            if (facts[derivation.Attribute.Name] is null && derivation.Value(Known) is { } value)
            {
                added ??= new Dictionary<string, FactValue>(StringComparer.Ordinal);
                added.Add(derivation.Attribute.Name, value);
            }
        }

        return added is null ? facts : facts.With(added);
    }

    private static bool AreSame(FactValue one, FactValue other) =>
        (one, other) switch
        {
            (NumberFact a, NumberFact b) => Math.Abs(a.Value - b.Value) <= Math.Abs(a.Value) / 1_000_000_000m,
            _ => one.Equals(other),
        };
}
