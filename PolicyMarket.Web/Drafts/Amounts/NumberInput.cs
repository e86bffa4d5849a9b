using System.Globalization;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Web.Drafts.Amounts;

/// <summary>Numbers as officers write them: shares in percent or ‰, sums with 万 or 亿, thousands apart.</summary>
internal static class NumberInput
{
    private const string Exact = "#,##0.############################";
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;

    private static readonly (string Ending, decimal Factor)[] Sizes = [("亿", 100_000_000m), ("万", 10_000m)];

    public static string Write(decimal number, AttributeDefinition definition) =>
        (definition.IsRatio ? number * 100m : number).ToString(Exact, CultureInfo.InvariantCulture);

    /// <summary>Null when it is no number.</summary>
    public static decimal? Read(string text, AttributeDefinition definition)
    {
        var bare = text.Trim().Replace('，', ',').Replace(" ", "", StringComparison.Ordinal);
        var factor = definition.IsRatio ? 0.01m : 1m;
        if (definition.IsRatio && bare is [.., '%' or '％' or '‰'])
        {
            factor = bare[^1] == '‰' ? 0.001m : factor;
            bare = bare[..^1];
        }
        else if (definition.Unit is { } && !definition.IsRatio)
        {
            bare = bare.EndsWith('元') ? bare[..^1] : bare;
            foreach (var (ending, size) in Sizes.Where(size => bare.EndsWith(size.Ending, StringComparison.Ordinal)))
            {
                (bare, factor) = (bare[..^ending.Length], factor * size);
            }
        }

        return decimal.TryParse(bare, Style, CultureInfo.InvariantCulture, out var number) && Scaled(number, factor) is { } scaled ? scaled : null;
    }

    /// <summary>Unit after the box: %, 元, 人.</summary>
    public static string? Unit(AttributeDefinition definition) =>
        definition switch
        {
            { IsRatio: true } => "%",
            { Unit: { } unit } => unit.Replace("CNY", "元", StringComparison.Ordinal),
            _ => null,
        };

    private static decimal? Scaled(decimal number, decimal factor)
    {
        try
        {
            return number * factor;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
