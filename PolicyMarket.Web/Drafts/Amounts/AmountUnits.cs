using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Web.Drafts.Amounts;

/// <summary>Units in which numbers are typed and shown. The stored number is always exact: yuan, or a share of one.</summary>
public static class AmountUnits
{
    private const string Exact = "#,##0.############################";

    private static readonly ImmutableArray<string> OfMoney = ["元", "万元", "亿元"];
    private static readonly ImmutableArray<string> OfShares = ["%", "‰"];

    /// <summary>A sum in yuan.</summary>
    public static AttributeDefinition Yuan { get; } = Plain("yuan", "金额", "CNY");

    /// <summary>A share of one.</summary>
    public static AttributeDefinition Share { get; } = Plain("share", "比例", "ratio");

    /// <summary>The units that can be chosen for numbers of this kind; empty where there is one at most.</summary>
    public static ImmutableArray<string> Of(AttributeDefinition definition) =>
        definition.IsMoney ? OfMoney
        : definition.IsRatio ? OfShares
        : [];

    /// <summary>
    /// The kind of numbers of a formula: those of the attribute that it is, money where it holds a sum of money, else a plain number; null while it is empty or
    /// cannot be read.
    /// </summary>
    public static AttributeDefinition? KindOf(string formula, AttributeCatalog catalog)
    {
        var text = formula.Trim();
        if (catalog.TryGet(text, out var own) || catalog.TryGetByLabel(text, out own))
        {
            return own.IsNumber ? own : null;
        }

        if (FeelExpression.ParseAmount(text, catalog).Value is not { } read)
        {
            return null;
        }

        var money = read.Attributes.Any(name => catalog.TryGet(name, out var part) && part.IsMoney);
        var kind = money ? Yuan : Plain("number", "数值", unit: null);
        return kind with { Label = read.ToChinese() };
    }

    /// <summary>The number typed, in the unit unless it names its own; null when it is none.</summary>
    public static decimal? Read(string text, string unit, AttributeDefinition definition)
    {
        var bare = text.Trim();
        var named = bare.Length > 0 && (char.IsAsciiDigit(bare[^1]) || bare[^1] == '.') ? bare + unit : bare;
        return NumberInput.Read(named, definition);
    }

    /// <summary>The number in this unit, without it.</summary>
    public static string Write(decimal number, string unit) => (number / FactorOf(unit)).ToString(Exact, CultureInfo.InvariantCulture);

    /// <summary>The number with its best unit, such as "300 万元", "3%" or "12 人".</summary>
    public static string Say(decimal number, AttributeDefinition definition)
    {
        var unit = BestFor([number], definition);
        var text = Write(number, unit);
        return unit is "%" or "‰" ? text + unit : $"{text} {(unit.Length > 0 ? unit : NumberInput.Unit(definition))}".TrimEnd();
    }

    /// <summary>The number in its best unit as a person would type it, such as "300万元"; a count without its unit.</summary>
    public static string Typed(decimal number, AttributeDefinition definition) =>
        BestFor([number], definition) is var unit ? Write(number, unit) + unit : "";

    /// <summary>The greatest unit in which all numbers have at most two decimals and the greatest is at least one; per cent for shares.</summary>
    public static string BestFor(IReadOnlyCollection<decimal> numbers, AttributeDefinition definition)
    {
        if (!definition.IsMoney)
        {
            return definition.IsRatio ? OfShares[0] : "";
        }

        return OfMoney.LastOrDefault(unit =>
                FactorOf(unit) is var factor && numbers.Any(n => Math.Abs(n) >= factor) && numbers.All(n => IsShort(n / factor))
            ) ?? OfMoney[0];
    }

    /// <summary>Parts a text such as "300 万元" into the number and its unit; the unit is empty where none is named.</summary>
    public static (string Number, string Unit) Part(string text, AttributeDefinition definition)
    {
        var bare = text.Trim();
        foreach (var unit in Of(definition).Reverse())
        {
            if (bare.EndsWith(unit, StringComparison.Ordinal))
            {
                return (bare[..^unit.Length].TrimEnd(), unit);
            }

            if (unit.Length == 2 && bare.EndsWith(unit[0]))
            {
                return (bare[..^1].TrimEnd(), unit);
            }
        }

        return (bare, "");
    }

    private static bool IsShort(decimal number) => decimal.Round(number, 2) == number;

    private static decimal FactorOf(string unit) =>
        unit switch
        {
            "万元" => 10_000m,
            "亿元" => 100_000_000m,
            "%" => 0.01m,
            "‰" => 0.001m,
            _ => 1m,
        };

    private static AttributeDefinition Plain(string name, string label, string? unit) =>
        new(name, label, AttributeType.Decimal, unit, null, "", AttributeKind.Parameter, []);
}
