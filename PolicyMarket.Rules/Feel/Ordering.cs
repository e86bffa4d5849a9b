using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel;

/// <summary>Which of two known values is the greater: numbers by size, texts ordinally, dates by the calendar.</summary>
internal static class Ordering
{
    /// <summary>Null where the two cannot be ordered.</summary>
    public static int? Compare(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelNumber l, FeelNumber r) => l.Value.CompareTo(r.Value),
        (FeelText l, FeelText r) => string.CompareOrdinal(l.Value, r.Value),
        (FeelDate l, FeelDate r) => l.Value.CompareTo(r.Value),
        _ => null,
    };
}
