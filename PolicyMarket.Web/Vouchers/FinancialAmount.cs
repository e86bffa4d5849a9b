using System.Text;

namespace PolicyMarket.Web.Vouchers;

/// <summary>Sums in the capital numerals that vouchers use (大写金额), by the rules of the payment and settlement measures (支付结算办法).</summary>
internal static class FinancialAmount
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿", "万亿"];

    /// <summary>Whole fen of zero or more, below ten quadrillion yuan.</summary>
    public static string InWords(long fen)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fen);
        var (yuan, jiao, rest) = (fen / 100, (int)(fen / 10 % 10), (int)(fen % 10));
        var words = new StringBuilder();
        if (yuan > 0 || fen == 0)
        {
            words.Append(yuan == 0 ? "零" : Whole(yuan)).Append('元');
        }

        if (jiao == 0 && rest == 0)
        {
            return words.Append('整').ToString();
        }

        if (jiao > 0)
        {
            words.Append(Digits[jiao]).Append('角');
        }
        else if (yuan > 0)
        {
            words.Append('零');
        }

        return rest > 0 ? words.Append(Digits[rest]).Append('分').ToString() : words.Append('整').ToString();
    }

    private static string Whole(long yuan)
    {
        var words = new StringBuilder();
        var needsZero = false;
        for (var group = Groups.Length - 1; group >= 0; group--)
        {
            var part = (int)(yuan / (long)Math.Pow(10_000, group) % 10_000);
            if (part == 0)
            {
                needsZero = words.Length > 0;
                continue;
            }

            if (words.Length > 0 && (needsZero || part < 1_000))
            {
                words.Append('零');
            }

            words.Append(Group(part)).Append(Groups[group]);
            needsZero = false;
        }

        return words.ToString();
    }

    private static string Group(int part)
    {
        var words = new StringBuilder();
        var isZero = false;
        for (var place = Places.Length - 1; place >= 0; place--)
        {
            var digit = part / (int)Math.Pow(10, place) % 10;
            if (digit == 0)
            {
                isZero = words.Length > 0;
                continue;
            }

            words.Append(isZero ? "零" : "").Append(Digits[digit]).Append(Places[place]);
            isZero = false;
        }

        return words.ToString();
    }
}
