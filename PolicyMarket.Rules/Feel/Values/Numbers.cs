using System.Globalization;
using System.Numerics;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Arithmetic to 34 significant digits as DMN asks (IEEE decimal128, ties to even): decimal where it is exact, wider where it is not.</summary>
internal static class Numbers
{
    public const int Digits = 34;
    private const int LargestExponent = 6144;
    private const decimal SafeFactor = 1e14m;
    private const decimal SafeTerm = 1e28m;
    private static readonly BigInteger DecimalLimit = (BigInteger.One << 96) - 1;
    private static readonly BigInteger[] Tens = [.. Enumerable.Range(0, 128).Select(n => BigInteger.Pow(10, n))];

    public static BigInteger Ten(int power) => power < Tens.Length ? Tens[power] : BigInteger.Pow(10, power);

    public static WideDecimal Parts(FeelNumber number) => number.Wide ?? Parts(number.Value);

    public static WideDecimal Parts(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var unscaled = unchecked(((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0]);
        return new WideDecimal(value < 0 ? -unscaled : unscaled, value.Scale);
    }

    /// <summary>Rounded to 34 digits; null when too large.</summary>
    public static FeelNumber? Make(BigInteger unscaled, long scale)
    {
        if (unscaled.IsZero)
        {
            return new FeelNumber(0);
        }

        var digits = CountDigits(unscaled);
        if (digits > Digits)
        {
            var cut = digits - Digits;
            unscaled = DivideToEven(unscaled, Ten(cut));
            scale -= cut;
        }

        while (unscaled.IsEven && (unscaled % 10).IsZero)
        {
            unscaled /= 10;
            scale--;
        }

        digits = CountDigits(unscaled);
        if (digits - scale > LargestExponent + 1)
        {
            return null;
        }

        return digits - scale < -LargestExponent - Digits ? new FeelNumber(0) : Fit(unscaled, (int)scale, digits);
    }

    public static int CountDigits(BigInteger value)
    {
        value = BigInteger.Abs(value);
        var estimate = Math.Max(1, (int)(value.GetBitLength() * 0.30102999566398120));
        return value >= Ten(estimate) ? estimate + 1 : estimate;
    }

    public static FeelNumber? Add(FeelNumber a, FeelNumber b)
    {
        if (a.Wide is null && b.Wide is null && Math.Abs(a.Value) < SafeTerm && Math.Abs(b.Value) < SafeTerm)
        {
            var sum = a.Value + b.Value;
            if (sum.Scale == Math.Max(a.Value.Scale, b.Value.Scale))
            {
                return new FeelNumber(sum);
            }
        }

        var (x, y) = (Parts(a), Parts(b));
        if (Math.Abs((long)x.Scale - y.Scale) > 2_000)
        {
            return x.Unscaled.IsZero ? b
                : y.Unscaled.IsZero ? a
                : Magnitude(x) > Magnitude(y) ? a
                : b;
        }

        var scale = Math.Max(x.Scale, y.Scale);
        return Make((x.Unscaled * Ten(scale - x.Scale)) + (y.Unscaled * Ten(scale - y.Scale)), scale);
    }

    public static FeelNumber Negate(FeelNumber a) => new(-a.Value, a.Wide is { } wide ? wide with { Unscaled = -wide.Unscaled } : null);

    public static FeelNumber? Subtract(FeelNumber a, FeelNumber b) => Add(a, Negate(b));

    public static FeelNumber? Multiply(FeelNumber a, FeelNumber b)
    {
        if (a.Wide is null && b.Wide is null && Math.Abs(a.Value) < SafeFactor && Math.Abs(b.Value) < SafeFactor)
        {
            var product = a.Value * b.Value;
            if (product.Scale == a.Value.Scale + b.Value.Scale)
            {
                return new FeelNumber(product);
            }
        }

        var (x, y) = (Parts(a), Parts(b));
        return Make(x.Unscaled * y.Unscaled, (long)x.Scale + y.Scale);
    }

    /// <summary>Null also for a division by zero.</summary>
    public static FeelNumber? Divide(FeelNumber a, FeelNumber b)
    {
        if (Sign(b) == 0)
        {
            return null;
        }

        var (x, y) = (Parts(a), Parts(b));
        if (x.Unscaled.IsZero)
        {
            return new FeelNumber(0);
        }

        var shift = Math.Max(0, Digits + 2 + CountDigits(y.Unscaled) - CountDigits(x.Unscaled));
        var quotient = BigInteger.DivRem(x.Unscaled * Ten(shift), y.Unscaled, out var rest);
        var scale = (long)x.Scale - y.Scale + shift;
        return rest.IsZero ? Make(quotient, scale) : Make((quotient * 10) + (rest.Sign * y.Unscaled.Sign), scale + 1);
    }

    public static int Sign(FeelNumber a) => a.Wide?.Unscaled.Sign ?? Math.Sign(a.Value);

    public static int Compare(FeelNumber a, FeelNumber b)
    {
        if (a.Wide is null && b.Wide is null)
        {
            return a.Value.CompareTo(b.Value);
        }

        var (x, y) = (Parts(a), Parts(b));
        if (x.Unscaled.Sign != y.Unscaled.Sign || x.Unscaled.IsZero)
        {
            return x.Unscaled.Sign.CompareTo(y.Unscaled.Sign);
        }

        var magnitude = Magnitude(x).CompareTo(Magnitude(y));
        if (magnitude != 0)
        {
            return magnitude * x.Unscaled.Sign;
        }

        var scale = Math.Max(x.Scale, y.Scale);
        return (x.Unscaled * Ten(scale - x.Scale)).CompareTo(y.Unscaled * Ten(scale - y.Scale));
    }

    /// <summary>The whole number that it is; null when it has a fraction or does not fit.</summary>
    public static long? Whole(FeelNumber number) =>
        number.Wide is null && decimal.Truncate(number.Value) == number.Value && Math.Abs(number.Value) <= 4e18m ? (long)number.Value : null;

    /// <summary>Null when too large.</summary>
    public static FeelNumber? Round(FeelNumber number, int scale, RoundingMode way)
    {
        if (number.Wide is null && scale is >= 0 and <= 28 && Math.Abs(number.Value) < 1e20m)
        {
            return number.Value.Scale <= scale ? number
                : scale <= 8 ? new FeelNumber(Rounding.Round(number.Value, scale, way))
                : Rounded(number, scale, way);
        }

        return Rounded(number, scale, way);
    }

    /// <summary>Digits with an optional point and exponent; null when it is no number or too large.</summary>
    public static FeelNumber? Parse(ReadOnlySpan<char> text)
    {
        if (
            text.Length <= 28
            && !text.ContainsAny('e', 'E')
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain)
        )
        {
            return new FeelNumber(plain);
        }

        var exponentAt = text.IndexOfAny('e', 'E');
        var exponent = 0;
        if (exponentAt >= 0 && !int.TryParse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return null;
        }

        var mantissa = exponentAt >= 0 ? text[..exponentAt] : text;
        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        return digits.Length <= 2_000 && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unscaled)
            ? Make(unscaled, (point < 0 ? 0L : mantissa.Length - point - 1) - exponent)
            : null;
    }

    public static string Text(FeelNumber number)
    {
        if (number.Wide is not { } wide)
        {
            return number.Value.ToString("0.############################", CultureInfo.InvariantCulture);
        }

        var digits = BigInteger.Abs(wide.Unscaled).ToString(CultureInfo.InvariantCulture);
        var sign = wide.Unscaled.Sign < 0 ? "-" : string.Empty;
        if (wide.Scale <= 0)
        {
            return -wide.Scale <= 40 ? sign + digits + new string('0', -wide.Scale) : $"{sign}{digits}E+{-wide.Scale}";
        }

        return wide.Scale < digits.Length ? $"{sign}{digits[..^wide.Scale]}.{digits[^wide.Scale..]}"
            : wide.Scale - digits.Length <= 40 ? $"{sign}0.{new string('0', wide.Scale - digits.Length)}{digits}"
            : $"{sign}{digits}E-{wide.Scale}";
    }

    private static long Magnitude(WideDecimal value) => CountDigits(value.Unscaled) - (long)value.Scale;

    private static FeelNumber Fit(BigInteger unscaled, int scale, int digits)
    {
        var magnitude = BigInteger.Abs(unscaled);
        if (scale is < 0 and >= -28 && digits - scale <= 29)
        {
            magnitude *= Ten(-scale);
            scale = magnitude <= DecimalLimit ? 0 : scale;
        }

        if (scale is >= 0 and <= 28 && magnitude <= DecimalLimit)
        {
            var low = (ulong)(magnitude & ulong.MaxValue);
            var high = (uint)(magnitude >> 64);
            return new FeelNumber(new decimal(unchecked((int)low), unchecked((int)(low >> 32)), unchecked((int)high), unscaled.Sign < 0, (byte)scale));
        }

        var wide = new WideDecimal(unscaled, scale);
        return new FeelNumber(0, wide);
    }

    private static BigInteger DivideToEven(BigInteger value, BigInteger unit)
    {
        var quotient = BigInteger.DivRem(value, unit, out var rest);
        var twice = BigInteger.Abs(rest) * 2;
        return twice > unit || (twice == unit && !quotient.IsEven) ? quotient + value.Sign : quotient;
    }

    private static FeelNumber? Rounded(FeelNumber number, int scale, RoundingMode way)
    {
        var parts = Parts(number);
        if (parts.Scale <= scale)
        {
            return number;
        }

        var unit = Ten(parts.Scale - scale);
        var quotient = BigInteger.DivRem(parts.Unscaled, unit, out var rest);
        var tie = (BigInteger.Abs(rest) * 2).CompareTo(unit);
        var away =
            !rest.IsZero
            && way switch
            {
                RoundingMode.Floor => rest.Sign < 0,
                RoundingMode.Ceiling => rest.Sign > 0,
                RoundingMode.Up => true,
                RoundingMode.Down => false,
                RoundingMode.HalfUp => tie >= 0,
                RoundingMode.HalfDown => tie > 0,
                RoundingMode.HalfEven => tie > 0 || (tie == 0 && !quotient.IsEven),
                _ => throw new ArgumentOutOfRangeException(nameof(way), way, "No such way of rounding."),
            };
        return Make(away ? quotient + rest.Sign : quotient, scale);
    }
}
