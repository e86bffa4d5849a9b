namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Powers by repeated multiplication, so that they stay exact as long as the digits last.</summary>
internal static class Powers
{
    private const int Largest = 10_000;

    /// <summary>Whole exponents only; throws OverflowException when the result is too large.</summary>
    public static FeelValue Raise(decimal basis, decimal exponent)
    {
        if (decimal.Truncate(exponent) != exponent || Math.Abs(exponent) > Largest)
        {
            return FeelNull.Because(FeelValueWording.ExponentInvalid(FeelText.Written(new FeelNumber(exponent)), Largest));
        }

        if (exponent < 0 && basis == 0)
        {
            return FeelNull.Because(FeelValueWording.ZeroToNegativePower);
        }

        var whole = Positive(basis, (int)Math.Abs(exponent));
        if (exponent >= 0)
        {
            return new FeelNumber(whole);
        }

        return whole == 0 ? FeelNull.Because(FeelValueWording.PowerOutOfRange) : new FeelNumber(1 / whole);
    }

    private static decimal Positive(decimal basis, int exponent)
    {
        var result = 1m;
        var square = basis;
        for (var rest = exponent; rest > 0; rest /= 2)
        {
            if (rest % 2 == 1)
            {
                result *= square;
            }

            if (rest > 1)
            {
                square *= square;
            }
        }

        return result;
    }
}
