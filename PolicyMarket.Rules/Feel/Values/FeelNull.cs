using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Not known: the attributes that are missing, and reasons that are no missing fact, such as a division by zero.</summary>
internal sealed record FeelNull(ImmutableArray<string> Missing, ImmutableArray<string> Reasons) : FeelValue
{
    public static FeelNull Plain { get; } = new([], []);

    public static FeelNull MissingFact(string attribute) => new([attribute], []);

    public static FeelNull Because(string reason) => new([], [reason]);

    /// <summary>Both nulls as one; null when neither is.</summary>
    public static FeelNull? Among(FeelValue left, FeelValue right) =>
        left is FeelNull l
            ? right is FeelNull r
                ? Merged([l, r])
                : l
            : right as FeelNull;

    /// <summary>The nulls among the values as one; null when there is none.</summary>
    public static FeelNull? Among(IEnumerable<FeelValue> values)
    {
        FeelNull[] nulls = [.. values.OfType<FeelNull>()];
        return nulls.Length switch
        {
            0 => null,
            1 => nulls[0],
            _ => Merged(nulls),
        };
    }

    private static FeelNull Merged(FeelNull[] nulls) =>
        new(
            [.. nulls.SelectMany(n => n.Missing).Distinct(StringComparer.Ordinal)],
            [.. nulls.SelectMany(n => n.Reasons).Distinct(StringComparer.Ordinal)]
        );
}
