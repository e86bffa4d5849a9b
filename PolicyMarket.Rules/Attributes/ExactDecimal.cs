using System.Globalization;

namespace PolicyMarket.Rules.Attributes;

/// <summary>Reads a decimal without ever rounding: more than 28 significant digits or decimal places are refused.</summary>
internal static class ExactDecimal
{
    private const int MaxDigits = 28;
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>False with tooPrecise for a number that does not fit; false without it for text that is no number.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value, out bool tooPrecise)
    {
        value = 0;
        tooPrecise = false;
        if (text.Length > 200 || !IsNumber(text, out var digits, out var places))
        {
            tooPrecise = text.Length > 200;
            return false;
        }

        if (digits > MaxDigits || places > MaxDigits || !decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out value))
        {
            tooPrecise = true;
            return false;
        }

        return true;
    }

    /// <summary>The same number without trailing zeros, so that equal numbers are written alike.</summary>
    public static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>Counts significant digits and decimal places, trailing zeros left out.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text, out int digits, out long places)
    {
        (digits, places) = (0, 0);
        var exponentAt = text.IndexOfAny('e', 'E');
        long exponent = 0;
        if (exponentAt >= 0 && !long.TryParse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        var mantissa = exponentAt >= 0 ? text[..exponentAt] : text;
        mantissa = mantissa is ['-' or '+', ..] ? mantissa[1..] : mantissa;
        var point = mantissa.IndexOf('.');
        var (seen, zeros, fraction) = (0, 0, 0);
        for (var i = 0; i < mantissa.Length; i++)
        {
            if (i == point)
            {
                continue;
            }

            if (!char.IsAsciiDigit(mantissa[i]))
            {
                return false;
            }

            seen++;
            fraction += point >= 0 && i > point ? 1 : 0;
            zeros = mantissa[i] == '0' ? zeros + 1 : 0;
            digits += digits > 0 || mantissa[i] != '0' ? 1 : 0;
        }

        digits = Math.Max(0, digits - zeros);
        places = digits == 0 ? 0 : Math.Max(0, fraction - zeros - Math.Clamp(exponent, -10_000, 10_000));
        return seen > 0 && point != mantissa.Length - 1;
    }
}
