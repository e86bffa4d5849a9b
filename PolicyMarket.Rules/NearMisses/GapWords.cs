using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.NearMisses;

/// <summary>A failing leaf in words: what is asked, what there is, what lacks.</summary>
internal sealed class GapWords(AttributeCatalog catalog)
{
    /// <summary>Beyond it a share has no percentage; the plain number is still right.</summary>
    private const decimal MostShare = 1e20m;

    /// <summary>The leaf is a comparison or an expression, or the negation of one that is true.</summary>
    public NearMissGap Of(Condition leaf, Facts facts) => leaf.Accept(new Gap(this, facts));

    public bool CanChange(Condition leaf) =>
        ConditionAttributes.In(leaf).Any(name => catalog.TryGet(name, out var definition) && Changeability.Of(definition));

    private string Requirement(Condition condition) => ConditionSentence.Heading(condition, catalog);

    private NearMissGap Of(Comparison leaf, string requirement, Facts facts)
    {
        catalog.TryGet(leaf.Attribute, out var definition);
        var value = facts[leaf.Attribute];
        var now = value switch
        {
            null => "",
            SetFact set => set.Values.IsEmpty ? "现在一项也没有" : $"现有{FactText.Display(value, definition)}",
            _ => $"现为 {Shown(value, definition)}",
        };
        var (gap, bound) = GapOf(leaf, value, facts);
        var text = gap is > 0 and var off ? $"{now}，差 {Amount(off, definition, leaf, facts)}" : now;
        return new NearMissGap(requirement, leaf.Cite, leaf.Attribute, value, gap, Distance(gap, bound), text, CanChange(leaf));
    }

    /// <summary>Sums as the requirement says them: in 万元 where that is exact.</summary>
    private static string Shown(FactValue value, AttributeDefinition? definition) =>
        value is NumberFact number && definition is { IsMoney: true } ? MoneyText.Short(number.Value) : FactText.Display(value, definition);

    private NearMissGap Denied(Comparison leaf, string requirement, Facts facts)
    {
        catalog.TryGet(leaf.Attribute, out var definition);
        var value = facts[leaf.Attribute];
        return new NearMissGap(
            requirement,
            leaf.Cite,
            leaf.Attribute,
            value,
            null,
            null,
            value is null ? "没有这项数据" : $"现为 {Shown(value, definition)}",
            CanChange(leaf)
        );
    }

    /// <summary>How far the value is off, and off what.</summary>
    private static (decimal? Gap, FactValue? Bound) GapOf(Comparison leaf, FactValue? value, Facts facts)
    {
        switch (leaf.Op, leaf.Value)
        {
            case (ComparisonOperator.GreaterOrEqual or ComparisonOperator.Greater, var operand):
                var least = ValueOf(operand, facts);
                return (Difference(least, value), least);
            case (ComparisonOperator.LessOrEqual or ComparisonOperator.Less, var operand):
                var most = ValueOf(operand, facts);
                return (Difference(value, most), most);
            case (ComparisonOperator.Between, RangeOperand range):
                var (low, high) = (ValueOf(range.Low, facts), ValueOf(range.High, facts));
                return Difference(low, value) is > 0 and var below ? (below, low) : (Difference(value, high), high);
            default:
                return (null, null);
        }
    }

    private static decimal? Distance(decimal? gap, FactValue? bound) =>
        gap is { } off && bound is NumberFact { Value: not 0 } number && Math.Abs(off) < MostShare * Math.Min(1m, Math.Abs(number.Value))
            ? off / Math.Abs(number.Value)
            : null;

    private static FactValue? ValueOf(Operand operand, Facts facts) =>
        operand switch
        {
            LiteralOperand literal => literal.Value,
            AttributeOperand other => facts[other.Name],
            _ => null,
        };

    /// <summary>Days between dates.</summary>
    private static decimal? Difference(FactValue? greater, FactValue? less) =>
        (greater, less) switch
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

    private string Amount(decimal gap, AttributeDefinition? definition, Comparison leaf, Facts facts) =>
        definition switch
        {
            { Type: AttributeType.Date } => $"{gap:0} 天",
            { IsRatio: true } when gap < MostShare => Points(gap)
                + (RatioGap.MoneyOf(leaf, definition, facts, catalog) is { } yuan ? $"，{MoneyText.AboutAtLeast(yuan)}" : ""),
            { IsMoney: true } => MoneyText.Short(gap),
            _ => FactText.Number(gap, definition),
        };

    private static string Points(decimal gap) => (gap * 100m).ToString("#,##0.####", CultureInfo.InvariantCulture) + " 个百分点";

    private sealed class Gap(GapWords words, Facts facts) : ConditionTreeVisitor<NearMissGap>
    {
        public override NearMissGap VisitAll(AllOf all) => Plain(all, cite: null);

        public override NearMissGap VisitAny(AnyOf any) => Plain(any, cite: null);

        public override NearMissGap VisitNot(Not not) =>
            not.Part.AsComparison is { } denied ? words.Denied(denied, words.Requirement(not), facts) : Plain(not, cite: null);

        protected override NearMissGap VisitLeaf(ConditionLeaf leaf) =>
            leaf.AsComparison is { } comparison ? words.Of(comparison, words.Requirement(leaf), facts) : Plain(leaf, leaf.Cite);

        private NearMissGap Plain(Condition condition, string? cite) =>
            new(words.Requirement(condition), cite, null, null, null, null, "不满足这项要求", words.CanChange(condition));
    }
}
