namespace PolicyMarket.Data.Imports.Deliveries;

/// <summary>Finds numbers that differ by a power of ten.</summary>
internal static class PowerOfTen
{
    private const int Most = 8;

    /// <summary>The exponent, from 1 to 8 or -1 to -8, by which the value moved within the tolerance (0.1: from 0.9 to 1.1 times); 0: it did not.</summary>
    public static int ExponentBetween(decimal before, decimal after, decimal tolerance)
    {
        if (before == 0 || after == 0 || before < 0 != after < 0)
        {
            return 0;
        }

        var (small, great) = Math.Abs(before) < Math.Abs(after) ? (Math.Abs(before), Math.Abs(after)) : (Math.Abs(after), Math.Abs(before));
        for (var exponent = 1; exponent <= Most; exponent++)
        {
            if (small > decimal.MaxValue / 100)
            {
                return 0;
            }

            small *= 10;
            if (Math.Abs(great - small) <= small * tolerance)
            {
                return Math.Abs(before) < Math.Abs(after) ? exponent : -exponent;
            }
        }

        return 0;
    }
}
