using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>Elements of a loop, produced one by one.</summary>
internal static class Sequence
{
    /// <summary>Null for null; a single value is a list of one.</summary>
    public static IEnumerable<FeelValue>? Of(FeelValue domain) =>
        domain switch
        {
            FeelList list => list.Items,
            FeelRange { Low: { } low, High: { } high } range => Between(low, high, range.LowIncluded, range.HighIncluded),
            FeelRange or FeelNull => null,
            _ => [domain],
        };

    /// <summary>Whole numbers or days, up or down, both ends included; null for anything else.</summary>
    public static IEnumerable<FeelValue>? Between(FeelValue low, FeelValue high, bool lowIncluded = true, bool highIncluded = true) =>
        (low.AsTemporal(), high.AsTemporal()) switch
        {
            (FeelNumber a, FeelNumber b) when Numbers.Whole(a) is { } from && Numbers.Whole(b) is { } to => Count(from, to, lowIncluded, highIncluded)
                .Select(n => (FeelValue)new FeelNumber(n)),
            (FeelDate a, FeelDate b) => Count(a.Day.Number, b.Day.Number, lowIncluded, highIncluded)
                .Select(n => CalendarDay.FromNumber(n) is { } day ? (FeelValue)new FeelDate(day) : FeelNull.Plain),
            _ => null,
        };

    private static IEnumerable<long> Count(long from, long to, bool lowIncluded, bool highIncluded)
    {
        var step = from <= to ? 1 : -1;
        var first = lowIncluded ? from : from + step;
        var last = highIncluded ? to : to - step;
        for (var n = first; step > 0 ? n <= last : n >= last; n += step)
        {
            yield return n;
        }
    }
}
