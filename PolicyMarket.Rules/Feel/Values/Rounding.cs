namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Exact rounding of decimals to a scale; a negative scale rounds to tens, hundreds and so on.</summary>
internal static class Rounding
{
    public static decimal Round(decimal value, int scale, RoundingMode way)
    {
        var unit = Unit(scale);
        var rest = value % unit;
        if (rest == 0)
        {
            return value;
        }

        var below = value - rest;
        return AwayFromZero(below, rest, unit, way) ? below + (unit * Math.Sign(rest)) : below;
    }

    private static bool AwayFromZero(decimal below, decimal rest, decimal unit, RoundingMode way)
    {
        var left = unit - Math.Abs(rest);
        var tie = left.CompareTo(Math.Abs(rest));
        return way switch
        {
            RoundingMode.Floor => rest < 0,
            RoundingMode.Ceiling => rest > 0,
            RoundingMode.Up => true,
            RoundingMode.Down => false,
            RoundingMode.HalfUp => tie <= 0,
            RoundingMode.HalfDown => tie < 0,
            RoundingMode.HalfEven => tie < 0 || (tie == 0 && decimal.Truncate(below / unit) % 2 != 0),
            _ => throw new ArgumentOutOfRangeException(nameof(way), way, "No such way of rounding."),
        };
    }

    private static decimal Unit(int scale)
    {
        if (scale >= 0)
        {
            return new decimal(1, 0, 0, isNegative: false, (byte)scale);
        }

        var unit = 1m;
        for (var i = scale; i < 0; i++)
        {
            unit *= 10;
        }

        return unit;
    }
}
