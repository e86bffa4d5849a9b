namespace PolicyMarket.Data.Matching.Loading;

/// <summary>Numbers as nearly all of them are written: a sign, up to eighteen digits, a point. All others are left to the exact reader.</summary>
internal static class PlainNumber
{
    private const int MostDigits = 18;

    /// <summary>Mantissa / 10^scale, without loss; false for an exponent or more digits. The text is a JSON number.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long mantissa, out int scale)
    {
        mantissa = 0;
        scale = 0;
        var at = text.Length > 0 && text[0] == (byte)'-' ? 1 : 0;
        var isNegative = at == 1;
        if (text.Length - at > MostDigits)
        {
            return false;
        }

        var places = -1;
        for (; at < text.Length; at++)
        {
            var digit = unchecked((uint)(text[at] - '0'));
            if (digit <= 9)
            {
                mantissa = unchecked((mantissa * 10) + digit);
                places += places >= 0 ? 1 : 0;
            }
            else if (text[at] == (byte)'.')
            {
                places = 0;
            }
            else
            {
                return false;
            }
        }

        mantissa = isNegative ? -mantissa : mantissa;
        scale = Math.Max(places, 0);
        return true;
    }
}
