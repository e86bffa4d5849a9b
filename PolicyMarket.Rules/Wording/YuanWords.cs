using System.Globalization;

namespace PolicyMarket.Rules.Wording;

/// <summary>Sums of yuan as policies write them: "50 万元", "10 亿元", "1,500 元".</summary>
public static class YuanWords
{
    private const decimal Wan = 10_000m;
    private const decimal Yi = 100_000_000m;

    public static string Of(decimal yuan)
    {
        var (size, unit) = UnitOf(yuan);
        return $"{Figure(yuan, size)} {unit}";
    }

    /// <summary>"5 – 50 万元" when both have one unit, else each with its own.</summary>
    public static string Range(decimal low, decimal high)
    {
        var (size, unit) = UnitOf(low);
        return UnitOf(high) == (size, unit)
            ? $"{Figure(low, size)} – {Figure(high, size)} {unit}"
            : $"{Of(low)} – {Of(high)}";
    }

    private static (decimal Size, string Unit) UnitOf(decimal yuan) => Math.Abs(yuan) switch
    {
        >= Yi when yuan % (Yi / 100m) == 0m => (Yi, "亿元"),
        >= Wan when yuan % (Wan / 100m) == 0m => (Wan, "万元"),
        _ => (1m, "元"),
    };

    private static string Figure(decimal yuan, decimal size) => (yuan / size).ToString("#,##0.##", CultureInfo.InvariantCulture);
}
