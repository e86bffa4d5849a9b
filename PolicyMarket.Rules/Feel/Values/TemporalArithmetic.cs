using System.Numerics;
using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Sums, differences, products and quotients of dates, times and durations.</summary>
internal static class TemporalArithmetic
{
    /// <summary>Null where the two do not go together or the result is out of the calendar.</summary>
    public static FeelValue? Calculate(ArithmeticOperator op, FeelValue left, FeelValue right) => op switch
    {
        ArithmeticOperator.Add => Add(left, right) ?? (left is FeelMonths or FeelSpan && right is FeelDate or FeelDateTime or FeelTime ? Add(right, left) : null),
        ArithmeticOperator.Subtract => Subtract(left, right),
        ArithmeticOperator.Multiply => (left, right) switch
        {
            (FeelMonths or FeelSpan, FeelNumber by) => Multiply(left, by),
            (FeelNumber by, FeelMonths or FeelSpan) => Multiply(right, by),
            _ => null,
        },
        ArithmeticOperator.Divide => Divide(left, right),
        _ => null,
    };

    private static FeelValue? Add(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelDate l, FeelMonths r) => l.Day.AddMonths(r.Months) is { } day ? new FeelDate(day) : null,
        (FeelDate l, FeelSpan r) => new FeelDateTime(l.Day, 0, null).Plus(r.Nanoseconds) is { } moment ? new FeelDate(moment.Day) : null,
        (FeelDateTime l, FeelMonths r) => l.Day.AddMonths(r.Months) is { } day ? l with { Day = day } : null,
        (FeelDateTime l, FeelSpan r) => l.Plus(r.Nanoseconds),
        (FeelTime l, FeelSpan r) => l with { Nanoseconds = Around(l.Nanoseconds + r.Nanoseconds) },
        (FeelMonths l, FeelMonths r) => Months(l.Months + (Int128)r.Months),
        (FeelSpan l, FeelSpan r) => Span(l.Nanoseconds + r.Nanoseconds),
        _ => null,
    };

    private static FeelValue? Subtract(FeelValue left, FeelValue right) => (left, right) switch
    {
        (_, FeelMonths r) => Add(left, new FeelMonths(-r.Months)),
        (_, FeelSpan r) => Add(left, new FeelSpan(-r.Nanoseconds)),
        (FeelDate l, FeelDate r) => Span((Int128)(l.Day.Number - r.Day.Number) * FeelTime.NanosecondsPerDay),
        (FeelDateTime l, FeelDateTime r) => Between(l, r),
        (FeelDateTime l, FeelDate r) => Between(l, Midnight(r)),
        (FeelDate l, FeelDateTime r) => Between(Midnight(l), r),
        (FeelTime l, FeelTime r) => (l.Zone is null) == (r.Zone is null) ? new FeelSpan(l.Universal - (Int128)r.Universal) : null,
        _ => null,
    };

    /// <summary>A date among date-times is its midnight in Greenwich.</summary>
    private static FeelDateTime Midnight(FeelDate date) => new(date.Day, 0, Zone.Utc);

    private static FeelSpan? Between(FeelDateTime left, FeelDateTime right) => (left.Zone is null) == (right.Zone is null) ? Span(left.Instant - right.Instant) : null;

    private static FeelValue? Multiply(FeelValue duration, FeelNumber by)
    {
        var (unscaled, scale) = Numbers.Parts(by);
        return Math.Abs(scale) > 100 ? null : duration is FeelMonths months
            ? Scaled(months.Months * unscaled, scale, FeelMonths.Longest) is { } some ? new FeelMonths((long)some) : null
            : Scaled((BigInteger)((FeelSpan)duration).Nanoseconds * unscaled, scale, FeelSpan.Longest) is { } span ? new FeelSpan((Int128)span) : null;
    }

    private static FeelValue? Divide(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelMonths l, FeelMonths r) => Numbers.Divide(new FeelNumber(l.Months), new FeelNumber(r.Months)),
        (FeelSpan l, FeelSpan r) => Numbers.Divide(Number(l), Number(r)),
        (FeelMonths or FeelSpan, FeelNumber by) when Numbers.Sign(by) != 0 => DivideBy(left, by),
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

        var amount = duration is FeelMonths months ? months.Months : (BigInteger)((FeelSpan)duration).Nanoseconds;
        var quotient = scale >= 0 ? amount * Numbers.Ten(scale) / unscaled : amount / (unscaled * Numbers.Ten(-scale));
        return duration is FeelMonths
            ? BigInteger.Abs(quotient) <= FeelMonths.Longest ? new FeelMonths((long)quotient) : null
            : BigInteger.Abs(quotient) <= FeelSpan.Longest ? new FeelSpan((Int128)quotient) : null;
    }

    private static BigInteger? Scaled(BigInteger value, int scale, BigInteger longest)
    {
        var result = scale >= 0 ? value / Numbers.Ten(scale) : value * Numbers.Ten(-scale);
        return BigInteger.Abs(result) <= longest ? result : null;
    }

    private static FeelNumber Number(FeelSpan span) => Numbers.Make((BigInteger)span.Nanoseconds, 9) ?? new FeelNumber(0);

    private static FeelMonths? Months(Int128 months) => Int128.Abs(months) <= FeelMonths.Longest ? new FeelMonths((long)months) : null;

    private static FeelSpan? Span(Int128 nanoseconds) => Int128.Abs(nanoseconds) <= FeelSpan.Longest ? new FeelSpan(nanoseconds) : null;

    private static long Around(Int128 nanoseconds)
    {
        var rest = (long)(nanoseconds % FeelTime.NanosecondsPerDay);
        return rest < 0 ? rest + FeelTime.NanosecondsPerDay : rest;
    }
}
