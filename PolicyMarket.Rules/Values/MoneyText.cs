using System.Globalization;

namespace PolicyMarket.Rules.Values;

/// <summary>
/// The one money format of the product: sums of accounts to the fen, sums of policies in 元, 万元 or 亿元, and estimates without fen. Input is yuan.
/// </summary>
public static class MoneyText
{
    private const decimal Wan = 10_000m;
    private const decimal Yi = 100_000_000m;
    private const string Unit = "元";

    /// <summary>"1,234,567.89", without the unit.</summary>
    public static string Figure(decimal yuan) => yuan.ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>"1,234,567.89 元": what is paid, to the fen.</summary>
    public static string Exact(decimal yuan) => $"{Figure(yuan)} {Unit}";

    /// <summary>
    /// "50 万元", "1.2 亿元" where that takes at most two decimals, else "1,500 元" or "1,234.50 元"; a price of less than a fen keeps its decimals. Nothing
    /// is rounded.
    /// </summary>
    public static string Short(decimal yuan)
    {
        var (size, unit) = SizeOf(yuan);
        return $"{ShortFigure(yuan, size)} {unit}";
    }

    /// <summary>"86,000 元", "1,234.50 元": as the short form, but never in 万元, as data are delivered.</summary>
    public static string Plain(decimal yuan) => $"{ShortFigure(yuan, 1m)} {Unit}";

    /// <summary>"3 万–20 万元", "2,000–5,000 元", "5,000 元–2 万元".</summary>
    public static string Range(decimal low, decimal high)
    {
        var (size, unit) = SizeOf(low);
        return SizeOf(high) == (size, unit)
            ? $"{ShortFigure(low, size)}{(size == 1m ? "" : " " + unit[..^1])}–{Short(high)}"
            : $"{Short(low)}–{Short(high)}";
    }

    /// <summary>"约 580 元", "约 1.23 万元", "约 12.3 万元", "约 123 万元", "约 1.23 亿元": three figures or so and never fen.</summary>
    public static string About(decimal yuan) => AboutBy(yuan, static share => Math.Round(share, MidpointRounding.AwayFromZero));

    /// <summary>The same, rounded up: for what lacks, of which less would not do.</summary>
    public static string AboutAtLeast(decimal yuan) => AboutBy(yuan, Math.Ceiling);

    private static string AboutBy(decimal yuan, Func<decimal, decimal> round)
    {
        var step = Math.Abs(yuan) switch
        {
            < Wan => 1m,
            < 10m * Wan => 100m,
            < 100m * Wan => 1_000m,
            < Yi => Wan,
            _ => Yi / 100m,
        };
        return $"约 {Short(round(yuan / step) * step)}";
    }

    private static (decimal Size, string Unit) SizeOf(decimal yuan) =>
        Math.Abs(yuan) switch
        {
            >= Yi when yuan % (Yi / 100m) == 0m => (Yi, "亿" + Unit),
            >= Wan when yuan % (Wan / 100m) == 0m => (Wan, "万" + Unit),
            _ => (1m, Unit),
        };

    private static string ShortFigure(decimal yuan, decimal size)
    {
        var figure = yuan / size;
        var isSumWithFen = size == 1m && figure != decimal.Truncate(figure) && decimal.Round(figure, 2) == figure && Math.Abs(figure) >= 1m;
        return isSumWithFen ? Figure(figure) : figure.ToString("#,##0.############################", CultureInfo.InvariantCulture);
    }
}
