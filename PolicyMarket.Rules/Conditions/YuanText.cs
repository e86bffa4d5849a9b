using System.Globalization;

namespace PolicyMarket.Rules.Conditions;

/// <summary>Sums as legal texts write them: 亿元 and 万元 when they are round, else 元.</summary>
internal static class YuanText
{
    public static string Of(decimal yuan) => Math.Abs(yuan) switch
    {
        >= 100_000_000m when yuan % 1_000_000m == 0 => In(yuan / 100_000_000m, "亿元"),
        >= 10_000m when yuan % 1_000m == 0 => In(yuan / 10_000m, "万元"),
        _ => In(yuan, "元"),
    };

    private static string In(decimal amount, string unit) =>
        amount.ToString("#,##0.############################", CultureInfo.InvariantCulture) + " " + unit;
}
