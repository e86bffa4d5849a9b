using System.Collections.Immutable;

namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>Sets of numbers as spans that do not meet, in rising order.</summary>
internal static class TierSpans
{
    public static readonly NumberSpan All = new(null, false, null, false);

    public static bool IsEmpty(NumberSpan span) =>
        span is { Low: { } low, High: { } high } && (low > high || (low == high && !(span.LowIncluded && span.HighIncluded)));

    public static NumberSpan Intersect(NumberSpan a, NumberSpan b)
    {
        var (low, lowIncluded) = Higher(a, b);
        var (high, highIncluded) = Lower(a, b);
        return new NumberSpan(low, lowIncluded, high, highIncluded);
    }

    public static ImmutableArray<NumberSpan> Intersect(ImmutableArray<NumberSpan> set, NumberSpan span) =>
        [.. set.Select(one => Intersect(one, span)).Where(one => !IsEmpty(one))];

    public static ImmutableArray<NumberSpan> Subtract(ImmutableArray<NumberSpan> set, NumberSpan span) =>
        [
            .. set.SelectMany(one =>
                    new[]
                    {
                        span.Low is { } low ? Intersect(one, new NumberSpan(null, false, low, !span.LowIncluded)) : (NumberSpan?)null,
                        span.High is { } high ? Intersect(one, new NumberSpan(high, !span.HighIncluded, null, false)) : null,
                    }
                )
                .OfType<NumberSpan>()
                .Where(one => !IsEmpty(one)),
        ];

    /// <summary>True when the second begins exactly where the first ends, with no number between and none in both.</summary>
    public static bool Touch(NumberSpan first, NumberSpan second) =>
        first.High is { } high && second.Low is { } low && high == low && first.HighIncluded != second.LowIncluded;

    private static (decimal? End, bool Included) Higher(NumberSpan a, NumberSpan b) =>
        (a.Low, b.Low) switch
        {
            (null, _) => (b.Low, b.LowIncluded),
            (_, null) => (a.Low, a.LowIncluded),
            ({ } one, { } other) when one == other => (one, a.LowIncluded && b.LowIncluded),
            ({ } one, { } other) => one > other ? (a.Low, a.LowIncluded) : (b.Low, b.LowIncluded),
        };

    private static (decimal? End, bool Included) Lower(NumberSpan a, NumberSpan b) =>
        (a.High, b.High) switch
        {
            (null, _) => (b.High, b.HighIncluded),
            (_, null) => (a.High, a.HighIncluded),
            ({ } one, { } other) when one == other => (one, a.HighIncluded && b.HighIncluded),
            ({ } one, { } other) => one < other ? (a.High, a.HighIncluded) : (b.High, b.HighIncluded),
        };
}
