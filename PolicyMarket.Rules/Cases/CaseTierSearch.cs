using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Cases;

/// <summary>Finds an eligible firm in a tier or row of the amount.</summary>
internal sealed class CaseTierSearch(
    CaseRunner runner,
    CaseCandidates candidates,
    CaseSearch search,
    ImmutableArray<CaseGoal> eligible,
    Facts day,
    DateOnly asOf
)
{
    private const int MostTried = 400;
    private const int MostSearched = 20;

    /// <summary>Null where none was found.</summary>
    public ImmutableDictionary<string, FactValue?>? FactsIn(int tier) =>
        Choices(tier)
            .Where(told => runner.Tiers.HitsOf(CaseFacts.Of(told).Over(day, asOf)).Contains(tier))
            .Take(MostSearched)
            .Select(told => search.Find(eligible, told))
            .FirstOrDefault(told => told is not null);

    private IEnumerable<ImmutableDictionary<string, FactValue?>> Choices(int tier)
    {
        var nothing = ImmutableDictionary.Create<string, FactValue?>(StringComparer.Ordinal);
        if (Inside(tier) is { } inside)
        {
            return [nothing.SetItem(inside.Name, inside.Value)];
        }

        IEnumerable<ImmutableDictionary<string, FactValue?>> choices = [nothing];
        foreach (var name in runner.Tiers.Attributes.Distinct(StringComparer.Ordinal).Where(name => day[name] is null))
        {
            var before = choices;
            choices = before.SelectMany(told => candidates.Of(name).Select(value => told.SetItem(name, value)));
        }

        return choices.Take(MostTried);
    }

    /// <summary>The middle of a tier over one attribute.</summary>
    private (string Name, FactValue Value)? Inside(int tier)
    {
        if (runner.Tiers is not { Form: { } form, Attribute: { IsNumber: true } attribute })
        {
            return null;
        }

        var number = form.Tiers[tier] switch
        {
            { Low: { } low, High: { } high } => low + ((high - low) / 2m),
            { Low: { } low } => low > 0m ? low * 2m : low + 1m,
            { High: { } high } => high > 0m ? high / 2m : high - 1m,
            _ => 1m,
        };
        return (attribute.Name, new NumberFact(attribute.Type == Attributes.AttributeType.Integer ? decimal.Floor(number) : decimal.Round(number, 4)));
    }
}
