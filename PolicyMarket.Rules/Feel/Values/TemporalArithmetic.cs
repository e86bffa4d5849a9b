using System.Numerics;
using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Sums, differences, products and quotients of dates, times and durations.</summary>
internal static class TemporalArithmetic
{
    /// <summary>Null where the two do not go together or the result is out of the calendar.</summary>
    public static FeelValue? Calculate(ArithmeticOperator op, FeelValue left, FeelValue right) =>
        op switch
        {
            ArithmeticOperator.Add => Add(left, right)
                ?? (left is FeelYearMonthDuration or FeelDayTimeDuration && right is FeelDate or FeelDateTime or FeelTime ? Add(right, left) : null),
            ArithmeticOperator.Subtract => Subtract(left, right),
            ArithmeticOperator.Multiply => (left, right) switch
            {
                (FeelYearMonthDuration or FeelDayTimeDuration, FeelNumber by) => Multiply(left, by),
                (FeelNumber by, FeelYearMonthDuration or FeelDayTimeDuration) => Multiply(right, by),
                _ => null,
            },
            ArithmeticOperator.Divide => Divide(left, right),
            _ => null,
        };

    private static FeelValue? Add(FeelValue left, FeelValue right) =>
        (left, right) switch
        {
            (FeelDate l, FeelYearMonthDuration r) => l.Day.AddMonths(r.Months) is { } day ? new FeelDate(day) : null,
            (FeelDate l, FeelDayTimeDuration r) => new FeelDateTime(l.Day, 0, null).Plus(r.Nanoseconds) is { } moment ? new FeelDate(moment.Day) : null,
            (FeelDateTime l, FeelYearMonthDuration r) => l.Day.AddMonths(r.Months) is { } day ? l with { Day = day } : null,
            (FeelDateTime l, FeelDayTimeDuration r) => l.Plus(r.Nanoseconds),
            (FeelTime l, FeelDayTimeDuration r) => l with { Nanoseconds = Around(l.Nanoseconds + r.Nanoseconds) },
            (FeelYearMonthDuration l, FeelYearMonthDuration r) => Months(l.Months + (Int128)r.Months),
            (FeelDayTimeDuration l, FeelDayTimeDuration r) => Span(l.Nanoseconds + r.Nanoseconds),
            _ => null,
        };

    private static FeelValue? Subtract(FeelValue left, FeelValue right) =>
        (left, right) switch
        {
            (_, FeelYearMonthDuration r) => Add(left, new FeelYearMonthDuration(-r.Months)),
            (_, FeelDayTimeDuration r) => Add(left, new FeelDayTimeDuration(-r.Nanoseconds)),
            (FeelDate l, FeelDate r) => Span((Int128)(l.Day.Number - r.Day.Number) * FeelTime.NanosecondsPerDay),
            (FeelDateTime l, FeelDateTime r) => Between(l, r),
            (FeelDateTime l, FeelDate r) => Between(l, Midnight(r)),
            (FeelDate l, FeelDateTime r) => Between(Midnight(l), r),
            (FeelTime l, FeelTime r) => (l.Zone is null) == (r.Zone is null) ? new FeelDayTimeDuration(l.Universal - (Int128)r.Universal) : null,
            _ => null,
        };

    /// <summary>A date among date-times is its midnight in Greenwich.</summary>
    private static FeelDateTime Midnight(FeelDate date) => new(date.Day, 0, Zone.Utc);

    private static FeelDayTimeDuration? Between(FeelDateTime left, FeelDateTime right) =>
        (left.Zone is null) == (right.Zone is null) ? Span(left.Instant - right.Instant) : null;

    private static FeelValue? Multiply(FeelValue duration, FeelNumber by)
    {
        var (unscaled, scale) = Numbers.Parts(by);
        return Math.Abs(scale) > 100 ? null
            : duration is FeelYearMonthDuration months
                ? Scaled(months.Months * unscaled, scale, FeelYearMonthDuration.Longest) is { } some ? new FeelYearMonthDuration((long)some)
                    : null
            : Scaled((BigInteger)((FeelDayTimeDuration)duration).Nanoseconds * unscaled, scale, FeelDayTimeDuration.Longest) is { } span
                ? new FeelDayTimeDuration((Int128)span)
            : null;
    }

    private static FeelValue? Divide(FeelValue left, FeelValue right) =>
        (left, right) switch
        {
            (FeelYearMonthDuration l, FeelYearMonthDuration r) => Numbers.Divide(new FeelNumber(l.Months), new FeelNumber(r.Months)),
            (FeelDayTimeDuration l, FeelDayTimeDuration r) => Numbers.Divide(Number(l), Number(r)),
            (FeelYearMonthDuration or FeelDayTimeDuration, FeelNumber by) when Numbers.Sign(by) != 0 => DivideBy(left, by),
            _ => null,
        };

    /// <summary>Whole months and whole nanoseconds, what is over is cut off.</summary>
    private static FeelValue? DivideBy(FeelValue duration, FeelNumber by)
    {
        var (unscaled, scale) = Numbers.Parts(by);
        if (Math.Abs(scale) > 100)
        {
            return null;
        }

        var amount = duration is FeelYearMonthDuration months ? months.Months : (BigInteger)((FeelDayTimeDuration)duration).Nanoseconds;
        var quotient = scale >= 0 ? amount * Numbers.Ten(scale) / unscaled : amount / (unscaled * Numbers.Ten(-scale));
        return duration is FeelYearMonthDuration
            ? BigInteger.Abs(quotient) <= FeelYearMonthDuration.Longest
                ? new FeelYearMonthDuration((long)quotient)
                : null
            : BigInteger.Abs(quotient) <= FeelDayTimeDuration.Longest
                ? new FeelDayTimeDuration((Int128)quotient)
                : null;
    }

    private static BigInteger? Scaled(BigInteger value, int scale, BigInteger longest)
    {
        var result = scale >= 0 ? value / Numbers.Ten(scale) : value * Numbers.Ten(-scale);
        return BigInteger.Abs(result) <= longest ? result : null;
    }

    private static FeelNumber Number(FeelDayTimeDuration span) => Numbers.Make((BigInteger)span.Nanoseconds, 9) ?? new FeelNumber(0);

    private static FeelYearMonthDuration? Months(Int128 months) =>
        Int128.Abs(months) <= FeelYearMonthDuration.Longest ? new FeelYearMonthDuration((long)months) : null;

    private static FeelDayTimeDuration? Span(Int128 nanoseconds) =>
        Int128.Abs(nanoseconds) <= FeelDayTimeDuration.Longest ? new FeelDayTimeDuration(nanoseconds) : null;

    private static long Around(Int128 nanoseconds)
    {
        var rest = (long)(nanoseconds % FeelTime.NanosecondsPerDay);
        return rest < 0 ? rest + FeelTime.NanosecondsPerDay : rest;
    }
}
