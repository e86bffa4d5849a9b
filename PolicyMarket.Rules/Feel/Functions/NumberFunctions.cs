using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>DMN 10.3.4.5: numeric functions.</summary>
internal static class NumberFunctions
{
    private const int LowestScale = -6111;
    private const int HighestScale = 6176;

    public static ImmutableArray<Standard> All { get; } =
    [
        new("decimal", [new("n, scale", a => Rounded(a, RoundingMode.HalfEven))]),
        new("floor", [new("n, scale?", a => Rounded(a, RoundingMode.Floor))]),
        new("ceiling", [new("n, scale?", a => Rounded(a, RoundingMode.Ceiling))]),
        new("round up", [new("n, scale", a => Rounded(a, RoundingMode.Up))]),
        new("round down", [new("n, scale", a => Rounded(a, RoundingMode.Down))]),
        new("round half up", [new("n, scale", a => Rounded(a, RoundingMode.HalfUp))]),
        new("round half down", [new("n, scale", a => Rounded(a, RoundingMode.HalfDown))]),
        new("abs", [new("n", Absolute)]),
        new("modulo", [new("dividend, divisor", a => a.Number(0) is { } n && a.Number(1) is { } by ? Modulo(n, by) : null)]),
        new("sqrt", [new("number", a => a.Number(0) is { } n ? Transcendental.SquareRoot(n) : null)]),
        new("log", [new("number", a => a.Number(0) is { } n ? Transcendental.NaturalLogarithm(n) : null)]),
        new("exp", [new("number", a => a.Number(0) is { } n ? Transcendental.Exponential(n) : null)]),
        new("odd", [new("number", a => a.Number(0) is { } n ? IsMultipleOfTwo(n, 1) : null)]),
        new("even", [new("number", a => a.Number(0) is { } n ? IsMultipleOfTwo(n, 0) : null)]),
    ];

    private static FeelNumber? Rounded(Arguments a, RoundingMode way)
    {
        var scale = a.Has(1) ? a.Number(1) : new FeelNumber(0);
        if (a.Number(0) is not { } number || scale is null || Numbers.Round(scale, 0, RoundingMode.Down) is not { Wide: null } whole)
        {
            return null;
        }

        return whole.Value is >= LowestScale and <= HighestScale ? Numbers.Round(number, (int)whole.Value, way) : null;
    }

    private static FeelValue? Absolute(Arguments a) =>
        a.Number(0) is { } number
            ? Numbers.Sign(number) < 0
                ? Numbers.Negate(number)
                : number
            : a.Single<FeelDayTimeDuration>(0) is { } span
                ? new FeelDayTimeDuration(Int128.Abs(span.Nanoseconds))
                : a.Single<FeelYearMonthDuration>(0) is { } months
                    ? new FeelYearMonthDuration(Math.Abs(months.Months))
                    : null;

    /// <summary>dividend - divisor * floor(dividend / divisor): the sign is the divisor's.</summary>
    private static FeelNumber? Modulo(FeelNumber dividend, FeelNumber divisor)
    {
        if (Numbers.Sign(divisor) == 0)
        {
            return null;
        }

        var (x, y) = (Numbers.Parts(dividend), Numbers.Parts(divisor));
        var scale = Math.Max(x.Scale, y.Scale);
        if (scale - Math.Min(x.Scale, y.Scale) > 500)
        {
            return null;
        }

        var (a, b) = (x.Unscaled * Numbers.Ten(scale - x.Scale), y.Unscaled * Numbers.Ten(scale - y.Scale));
        var rest = a % b;
        return Numbers.Make(!rest.IsZero && rest.Sign != b.Sign ? rest + b : rest, scale);
    }

    private static FeelBoolean? IsMultipleOfTwo(FeelNumber number, int rest)
    {
        var (unscaled, scale) = Numbers.Parts(number);
        if (scale < 0)
        {
            return new FeelBoolean(rest == 0);
        }

        var unit = Numbers.Ten(scale);
        return (unscaled % unit).IsZero ? new FeelBoolean((unscaled / unit).IsEven == (rest == 0)) : new FeelBoolean(false);
    }
}
