using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Bounds;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Wording;

/// <summary>
/// What an item pays, in a few words that promise no more than its formula: "最高 50 万元", "每人 1,500 元", "按研发费用计算". MostYuan is the ceiling of one payment; null:
/// none is set.
/// </summary>
public sealed record PayText(string Headline, string? Note, decimal? MostYuan)
{
    private const int NoteLength = 21;

    public static PayText Of(PolicyRule rule, AttributeCatalog catalog) => Of(rule.AmountKind, rule.Amount, rule.Cap, catalog);

    public static PayText Of(AmountKind kind, FeelExpression? amount, decimal? capYuan, AttributeCatalog catalog) => (kind, amount) switch
    {
        (AmountKind.Qualification, _) => new PayText("资格认定", "本身不发放资金", null),
        (AmountKind.DiscretionaryUpToCap, _) when capYuan is { } cap => new PayText($"最高 {YuanWords.Of(cap)}", "金额由主管部门核定", cap),
        (AmountKind.Formula, { } formula) => OfFormula(formula, capYuan, catalog),
        _ => throw new InvalidOperationException($"An amount of kind {kind} with cap {capYuan} and formula '{amount?.Text}' cannot be told."),
    };

    private static PayText OfFormula(FeelExpression formula, decimal? cap, AttributeCatalog catalog)
    {
        if (Fixed(formula.Root, cap) is { } sums)
        {
            return sums;
        }

        var words = AmountInWords.Of(formula, catalog);
        var note = words.Formula.Length <= NoteLength && words.Tables.IsEmpty ? words.Formula : null;
        var most = Least(AmountBounds.Of(formula.Root).High, cap);
        if (UnitPrice(formula.Root, catalog) is { } price)
        {
            return new PayText(price, most is { } top ? $"最高 {YuanWords.Of(top)}" : null, most);
        }

        return most is { } high
            ? new PayText($"最高 {YuanWords.Of(high)}", note, high)
            : new PayText($"按{Base(formula.Root, catalog)}计算", note, null);
    }

    private static PayText? Fixed(FeelNode root, decimal? cap)
    {
        if (PossibleSums.Of(root) is not { } all)
        {
            return null;
        }

        var sums = all.Select(v => cap is { } c ? Math.Min(v, c) : v).Where(v => v > 0m).Distinct().Order().ToList();
        return sums.Count switch
        {
            0 => new PayText("不发放资金", null, 0m),
            1 => new PayText(YuanWords.Of(sums[0]), null, sums[0]),
            _ => new PayText(YuanWords.Range(sums[0], sums[^1]), "按情形分档", sums[^1]),
        };
    }

    /// <summary>A count times a price: "每人 1,500 元", "每亩 100 – 200 元".</summary>
    private static string? UnitPrice(FeelNode root, AttributeCatalog catalog)
    {
        if (root is not Arithmetic { Operator: ArithmeticOperator.Multiply } product)
        {
            return null;
        }

        var (count, price) = product.Left is NameReference ? (product.Left, product.Right) : (product.Right, product.Left);
        if (count is not NameReference name || !catalog.TryGet(name.Name, out var attribute) || attribute.Unit is not { } unit
            || attribute.IsMoney || attribute.IsRatio || !unit.All(c => c > 127) || PossibleSums.Of(price) is not { } prices)
        {
            return null;
        }

        var paid = prices.Where(p => p > 0m).ToList();
        return paid.Count switch
        {
            0 => null,
            1 => $"每{unit} {YuanWords.Of(paid[0])}",
            _ => $"每{unit} {YuanWords.Range(paid[0], paid[^1])}",
        };
    }

    /// <summary>The first sum that the arithmetic starts from, else the first fact; what stands in a condition does not count.</summary>
    private static string Base(FeelNode root, AttributeCatalog catalog)
    {
        var labels = LiteralWords.Facts(root)
            .Select(name => catalog.TryDescribe(name, out var d) || catalog.TryGetByLabel(name, out d) ? d : null)
            .OfType<AttributeDefinition>()
            .ToList();
        return (labels.Find(d => d.IsMoney) ?? labels.FirstOrDefault())?.Label ?? "公式";
    }

    private static decimal? Least(decimal? a, decimal? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);
}
