using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Rules.NearMisses;

/// <summary>A failing leaf in words: what is asked, what there is, what lacks.</summary>
internal sealed class GapWords(AttributeCatalog catalog)
{
    /// <summary>Beyond it a share has no percentage; the plain number is still right.</summary>
    private const decimal MostShare = 1e20m;

    /// <summary>The leaf is a comparison or an expression, or the negation of one that is met.</summary>
    public NearMissGap Of(Condition leaf, Facts facts)
    {
        var requirement = ConditionSentence.Heading(leaf, catalog);
        return leaf switch
        {
            Comparison comparison => Of(comparison, requirement, facts),
            NotOf { Part: Comparison denied } => Denied(denied, requirement, facts),
            FeelCondition feel => new NearMissGap(requirement, feel.Cite, null, null, null, "不满足这项要求", CanChange(leaf)),
            _ => new NearMissGap(requirement, null, null, null, null, "不满足这项要求", CanChange(leaf)),
        };
    }

    public bool CanChange(Condition leaf) => ConditionAttributes.In(leaf).Any(name => catalog.TryGet(name, out var definition) && Changeability.Of(definition));

    private NearMissGap Of(Comparison leaf, string requirement, Facts facts)
    {
        catalog.TryGet(leaf.Attribute, out var definition);
        var value = facts[leaf.Attribute];
        var now = value is null ? "" : $"现为 {FactText.Display(value, definition)}";
        var gap = GapOf(leaf, value, facts);
        var text = gap is { } off ? $"{now}，差 {Amount(off, definition, leaf, facts)}" : value is SetFact ? $"{now}，缺所列各项" : now;
        return new NearMissGap(requirement, leaf.Cite, leaf.Attribute, value, gap, text, CanChange(leaf));
    }

    private NearMissGap Denied(Comparison leaf, string requirement, Facts facts)
    {
        catalog.TryGet(leaf.Attribute, out var definition);
        var value = facts[leaf.Attribute];
        return new NearMissGap(
            requirement, leaf.Cite, leaf.Attribute, value, null, value is null ? "没有这项数据" : $"现为 {FactText.Display(value, definition)}", CanChange(leaf));
    }

    private static decimal? GapOf(Comparison leaf, FactValue? value, Facts facts) => (leaf.Op, leaf.Value) switch
    {
        (ComparisonOperator.GreaterOrEqual or ComparisonOperator.Greater, var bound) => Difference(ValueOf(bound, facts), value),
        (ComparisonOperator.LessOrEqual or ComparisonOperator.Less, var bound) => Difference(value, ValueOf(bound, facts)),
        (ComparisonOperator.Between, RangeOperand range) =>
            Difference(ValueOf(range.Low, facts), value) is > 0 and var below ? below : Difference(value, ValueOf(range.High, facts)),
        _ => null,
    };

    private static FactValue? ValueOf(Operand operand, Facts facts) => operand switch
    {
        LiteralOperand literal => literal.Value,
        AttributeOperand other => facts[other.Name],
        _ => null,
    };

    /// <summary>Days between dates.</summary>
    private static decimal? Difference(FactValue? greater, FactValue? less) => (greater, less) switch
    {
        (NumberFact one, NumberFact other) => Subtracted(one.Value, other.Value),
        (DateFact one, DateFact other) => one.Value.DayNumber - other.Value.DayNumber,
        _ => null,
    };

    private static decimal? Subtracted(decimal one, decimal other)
    {
        try
        {
            return one - other;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private string Amount(decimal gap, AttributeDefinition? definition, Comparison leaf, Facts facts) => definition switch
    {
        { Type: AttributeType.Date } => $"{gap:0} 天",
        { IsRatio: true } when gap < MostShare => Points(gap) + (RatioGap.MoneyOf(leaf, definition, facts, catalog) is { } yuan ? $"，约 {YuanText.Of(yuan)}" : ""),
        { IsMoney: true } => YuanText.Of(gap),
        _ => FactText.Number(gap, definition),
    };

    private static string Points(decimal gap) => (gap * 100m).ToString("#,##0.####", CultureInfo.InvariantCulture) + " 个百分点";
}
