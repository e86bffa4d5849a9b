namespace PolicyMarket.Rules.Documents.Numerals;

/// <summary>Reads numbers written in Chinese (三百二十, 两百, 壹佰贰拾, 一亿两千万, 二〇二四, 三点五) and with grouped digits (1,000.5).</summary>
public static class ChineseNumber
{
    internal const string Digits = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖";
    internal const string Multipliers = "十百千拾佰仟";
    private const int LongestText = 24;

    /// <summary>Null for anything that is not one whole number.</summary>
    public static decimal? Read(string text)
    {
        if (text.Length is 0 or > LongestText)
        {
            return null;
        }

        var plain = text.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal);
        if (
            decimal.TryParse(plain, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number)
        )
        {
            return number;
        }

        var point = text.IndexOf('点', StringComparison.Ordinal);
        if (point > 0)
        {
            return ReadWhole(text[..point]) is { } whole && ReadRow(text[(point + 1)..]) is { } decimals
                ? whole + (decimals / (decimal)Math.Pow(10, text.Length - point - 1))
                : null;
        }

        return ReadWhole(text);
    }

    /// <summary>Digit of one sign; null for other signs.</summary>
    internal static int? DigitOf(char sign) =>
        sign switch
        {
            '零' or '〇' => 0,
            '一' or '壹' => 1,
            '二' or '两' or '贰' => 2,
            '三' or '叁' => 3,
            '四' or '肆' => 4,
            '五' or '伍' => 5,
            '六' or '陆' => 6,
            '七' or '柒' => 7,
            '八' or '捌' => 8,
            '九' or '玖' => 9,
            _ => null,
        };

    private static decimal? ReadWhole(string text)
    {
        if (text.Length > 1 && text.All(sign => DigitOf(sign) is not null))
        {
            return ReadRow(text);
        }

        decimal hundredMillions = 0;
        decimal total = 0;
        decimal section = 0;
        decimal digit = 0;
        foreach (var sign in text)
        {
            switch (sign)
            {
                case '十' or '拾':
                    (section, digit) = (section + (Math.Max(1, digit) * 10), 0);
                    break;
                case '百' or '佰':
                    (section, digit) = (section + (Math.Max(1, digit) * 100), 0);
                    break;
                case '千' or '仟':
                    (section, digit) = (section + (Math.Max(1, digit) * 1000), 0);
                    break;
                case '万':
                    (total, section, digit) = ((total + section + digit) * 10_000, 0, 0);
                    break;
                case '亿':
                    (hundredMillions, total, section, digit) = ((total + section + digit) * 100_000_000, 0, 0, 0);
                    break;
                default:
                    if (DigitOf(sign) is not { } read)
                    {
                        return null;
                    }

                    digit = read;
                    break;
            }
        }

        return hundredMillions + total + section + digit;
    }

    private static decimal? ReadRow(string text)
    {
        decimal row = 0;
        foreach (var sign in text)
        {
            if (DigitOf(sign) is not { } digit)
            {
                return null;
            }

            row = (row * 10) + digit;
        }

        return row;
    }
}
