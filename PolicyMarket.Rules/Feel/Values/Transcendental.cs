using System.Numerics;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Roots, logarithms and powers in fixed point, good for all 34 digits.</summary>
internal static class Transcendental
{
    private const int Places = 60;

    /// <summary>The last digits, which rounding on the way may have touched.</summary>
    private const int Guard = 10;
    private const int MostSquarings = 2_000_000;
    private static readonly BigInteger One = Numbers.Ten(Places);
    private static readonly BigInteger LnTen = (3 * TwiceArtanh(One / 3)) + TwiceArtanh(One / 9);

    /// <summary>Null for a negative number.</summary>
    public static FeelNumber? SquareRoot(FeelNumber number)
    {
        var (unscaled, scale) = Numbers.Parts(number);
        if (unscaled.Sign <= 0)
        {
            return unscaled.IsZero ? number : null;
        }

        var shift = Math.Max(0, 80 - Numbers.CountDigits(unscaled));
        shift += (scale + shift) & 1;
        var root = IntegerRoot(unscaled * Numbers.Ten(shift), out var isExact);
        var half = (scale + shift) / 2;
        return isExact ? Numbers.Make(root, half) : Numbers.Make((root * 10) + 1, half + 1L);
    }

    /// <summary>Null for what is not positive.</summary>
    public static FeelNumber? NaturalLogarithm(FeelNumber number) =>
        Numbers.Sign(number) <= 0 ? null : Numbers.Make(Ln(number) / Numbers.Ten(Guard), Places - Guard);

    /// <summary>Null when too large.</summary>
    public static FeelNumber? Exponential(FeelNumber number)
    {
        var (unscaled, scale) = Numbers.Parts(number);
        if (Numbers.CountDigits(unscaled) - (long)scale > 6)
        {
            return unscaled.Sign < 0 ? new FeelNumber(0) : null;
        }

        var fixedPoint = scale <= Places ? unscaled * Numbers.Ten(Places - scale) : unscaled / Numbers.Ten(Math.Min(scale - Places, 7_000));
        return Exp(fixedPoint);
    }

    /// <summary>Exact where the exponent is whole and the digits last; null where there is no real result.</summary>
    public static FeelNumber? Power(FeelNumber basis, FeelNumber exponent)
    {
        if (Numbers.Whole(exponent) is { } whole)
        {
            return Math.Abs(whole) > MostSquarings ? null : WholePower(basis, (int)whole);
        }

        if (Numbers.Sign(basis) <= 0)
        {
            return Numbers.Sign(basis) == 0 && Numbers.Sign(exponent) > 0 ? new FeelNumber(0) : null;
        }

        if (exponent.Wide is null && exponent.Value == 0.5m)
        {
            return SquareRoot(basis);
        }

        var (unscaled, scale) = Numbers.Parts(exponent);
        if (Numbers.CountDigits(unscaled) - (long)scale > 8 || scale > 100)
        {
            return null;
        }

        return Exp(Ln(basis) * unscaled / Numbers.Ten(scale));
    }

    /// <summary>With more digits on the way than the result has.</summary>
    private static FeelNumber? WholePower(FeelNumber basis, int exponent)
    {
        if (Numbers.Sign(basis) == 0)
        {
            return exponent < 0 ? null : new FeelNumber(exponent == 0 ? 1 : 0);
        }

        var (square, squareScale) = (Numbers.Parts(basis).Unscaled, (long)Numbers.Parts(basis).Scale);
        var (result, scale) = (BigInteger.One, 0L);
        for (var rest = Math.Abs(exponent); rest > 0; rest /= 2)
        {
            if ((rest & 1) == 1)
            {
                (result, scale) = Cut(result * square, scale + squareScale);
            }

            (square, squareScale) = rest > 1 ? Cut(square * square, 2 * squareScale) : (square, squareScale);
            if (Math.Abs(squareScale) > 10_000_000 || Math.Abs(scale) > 10_000_000)
            {
                return Numbers.CountDigits(result) - scale > 0 == exponent > 0 ? null : new FeelNumber(0);
            }
        }

        if (exponent >= 0)
        {
            return Numbers.Make(result, scale);
        }

        var shift = Places + Numbers.CountDigits(result);
        var quotient = BigInteger.DivRem(Numbers.Ten(shift), result, out var over);
        return over.IsZero ? Numbers.Make(quotient, shift - scale) : Numbers.Make((quotient * 10) + result.Sign, shift - scale + 1);
    }

    private static (BigInteger Unscaled, long Scale) Cut(BigInteger unscaled, long scale)
    {
        var over = Numbers.CountDigits(unscaled) - Places;
        return over > 0 ? (unscaled / Numbers.Ten(over), scale - over) : (unscaled, scale);
    }

    private static FeelNumber? Exp(BigInteger x)
    {
        var tens = BigInteger.DivRem(x, LnTen, out var rest);
        if (BigInteger.Abs(tens) > 7_000)
        {
            return tens.Sign < 0 ? new FeelNumber(0) : null;
        }

        var sum = One;
        var term = One;
        for (var n = 1; !term.IsZero && n < 500; n++)
        {
            term = term * rest / One / n;
            sum += term;
        }

        return Numbers.Make(sum, Places - (long)(int)tens);
    }

    private static BigInteger Ln(FeelNumber number)
    {
        var (unscaled, scale) = Numbers.Parts(number);
        var digits = Numbers.CountDigits(unscaled);
        var shift = Places - digits;
        var mantissa = shift >= 0 ? unscaled * Numbers.Ten(shift) : unscaled / Numbers.Ten(-shift);
        var tens = digits - scale;
        var quotient = (mantissa - One) * One / (mantissa + One);
        return TwiceArtanh(quotient) + (tens * LnTen);
    }

    private static BigInteger TwiceArtanh(BigInteger z)
    {
        var square = z * z / One;
        var sum = BigInteger.Zero;
        var power = z;
        for (var n = 1; !power.IsZero && n < 5_000; n += 2)
        {
            sum += power / n;
            power = power * square / One;
        }

        return 2 * sum;
    }

    private static BigInteger IntegerRoot(BigInteger value, out bool isExact)
    {
        var guess = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (guess + (value / guess)) >> 1;
            if (next >= guess)
            {
                isExact = guess * guess == value;
                return guess;
            }

            guess = next;
        }
    }
}
