namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Which of two known values is the greater, and whether they are equal.</summary>
internal static class Ordering
{
    /// <summary>Null where the two cannot be ordered: different kinds, a local time against one with a zone.</summary>
    public static int? Compare(FeelValue left, FeelValue right) =>
        (left, right) switch
        {
            (FeelNumber l, FeelNumber r) => Numbers.Compare(l, r),
            (FeelText l, FeelText r) => string.CompareOrdinal(l.Value, r.Value),
            (FeelDate l, FeelDate r) => l.Day.Against(r.Day),
            (FeelTime l, FeelTime r) => (l.Zone is null) == (r.Zone is null) ? l.Universal.CompareTo(r.Universal) : null,
            (FeelDateTime l, FeelDateTime r) => (l.Zone is null) == (r.Zone is null) ? l.Instant.CompareTo(r.Instant) : null,
            (FeelYearMonthDuration l, FeelYearMonthDuration r) => l.Months.CompareTo(r.Months),
            (FeelDayTimeDuration l, FeelDayTimeDuration r) => l.Nanoseconds.CompareTo(r.Nanoseconds),
            (FeelText { Temporal: { } l }, not FeelText) => Compare(l, right),
            (not FeelText, FeelText { Temporal: { } r }) => Compare(left, r),
            _ => null,
        };

    /// <summary>
    /// FEEL's =: null equals null only; null where the kinds differ. Times are equal to the second at the same instant, whatever their zones, and a date equals
    /// its midnight in Greenwich, as DMN's value function has it.
    /// </summary>
    public static bool? AreEqual(FeelValue left, FeelValue right) =>
        (left, right) switch
        {
            (FeelNull, FeelNull) => true,
            (FeelNull, _) or (_, FeelNull) => false,
            (FeelNumber l, FeelNumber r) => Numbers.Compare(l, r) == 0,
            (FeelTime l, FeelTime r) => (l.Zone is null) == (r.Zone is null) && Seconds(l.Universal) == Seconds(r.Universal),
            (FeelDateTime l, FeelDateTime r) => (l.Zone is null) == (r.Zone is null) && Seconds(l.Instant) == Seconds(r.Instant),
            (FeelDateTime l, FeelDate r) => l.Zone is not null && Seconds(l.Instant) == Seconds(Midnight(r).Instant),
            (FeelDate, FeelDateTime) => AreEqual(right, left),
            (FeelList l, FeelList r) => AreListsEqual(l, r),
            (FeelContext l, FeelContext r) => AreContextsEqual(l, r),
            (FeelRange l, FeelRange r) => AreRangesEqual(l, r),
            (FeelFunction, FeelFunction) => left.Equals(right),
            (FeelText { Temporal: { } l }, not FeelText) => AreEqual(l, right),
            (not FeelText, FeelText { Temporal: { } r }) => AreEqual(left, r),
            _ => left.GetType() == right.GetType() ? left.Equals(right) : null,
        };

    private static Int128 Seconds(Int128 nanoseconds) =>
        (nanoseconds - (((nanoseconds % FeelTime.NanosecondsPerSecond) + FeelTime.NanosecondsPerSecond) % FeelTime.NanosecondsPerSecond))
        / FeelTime.NanosecondsPerSecond;

    private static FeelDateTime Midnight(FeelDate date) => new(date.Day, 0, Zone.Utc);

    private static bool? AreListsEqual(FeelList left, FeelList right)
    {
        if (left.Items.Length != right.Items.Length)
        {
            return false;
        }

        bool? all = true;
        for (var i = 0; i < left.Items.Length; i++)
        {
            switch (AreEqual(left.Items[i], right.Items[i]))
            {
                case false:
                    return false;
                case null:
                    all = null;
                    break;
                default:
                    break;
            }
        }

        return all;
    }

    private static bool? AreContextsEqual(FeelContext left, FeelContext right)
    {
        if (left.Names.Length != right.Names.Length)
        {
            return false;
        }

        bool? all = true;
        foreach (var (name, value) in left.Entries)
        {
            var equal = right[name] is { } other ? AreEqual(value, other) : false;
            if (equal == false)
            {
                return false;
            }

            all = equal is null ? null : all;
        }

        return all;
    }

    private static bool? AreRangesEqual(FeelRange left, FeelRange right) =>
        left.Test != right.Test || left.LowIncluded != right.LowIncluded || left.HighIncluded != right.HighIncluded
            ? false
            : (
                AreEqual(left.Low ?? FeelNull.Plain, right.Low ?? FeelNull.Plain),
                AreEqual(left.High ?? FeelNull.Plain, right.High ?? FeelNull.Plain)
            ) switch
            {
                (true, true) => true,
                (false, _) or (_, false) => false,
                _ => null,
            };
}
