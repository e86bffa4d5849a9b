using System.Collections.Immutable;

namespace PolicyMarket.Rules.Attributes;

/// <summary>The values of one attribute by period; it stands under the attribute's name with "@history". Views read it, conditions do not.</summary>
public sealed record HistoryFact : FactValue
{
    /// <summary>Suffix of the attribute's name.</summary>
    public const string Suffix = "@history";

    /// <summary>The last of equal periods stands. Assessed: the period from which views count back; null where the assessment year decides.</summary>
    public HistoryFact(IEnumerable<KeyValuePair<FactPeriod, FactValue>> values, FactPeriod? assessed = null)
    {
        Assessed = assessed;
        var all = ImmutableSortedDictionary.CreateBuilder<FactPeriod, FactValue>();
        foreach (var (period, value) in values)
        {
            all[period] = value;
        }

        Values = all.ToImmutable();
    }

    /// <summary>By rising period.</summary>
    public ImmutableSortedDictionary<FactPeriod, FactValue> Values { get; }

    /// <summary>The half-year, quarter or month that is decided; null where the assessment year decides.</summary>
    public FactPeriod? Assessed { get; }

    public bool Equals(HistoryFact? other) => other is not null && Assessed == other.Assessed && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Values.Aggregate(Values.Count, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    public override string ToString() => "HistoryFact { " + string.Join(", ", Values.Select(pair => $"{pair.Key}: {pair.Value}")) + " }";
}
