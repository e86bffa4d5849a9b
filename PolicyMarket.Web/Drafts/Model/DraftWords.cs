using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Conditions.Lists;
using PolicyMarket.Web.Drafts.Amounts;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>The words of the tree editor.</summary>
internal static class DraftWords
{
    public static string Of(DraftPartKind kind) =>
        kind switch
        {
            DraftPartKind.All => "全部满足",
            DraftPartKind.Any => "满足其一",
            DraftPartKind.Not => "都不满足",
            DraftPartKind.Comparison => "条件",
            DraftPartKind.Formula => "自由条件",
            _ => throw new InvalidOperationException($"No words for {kind}."),
        };

    public static string Of(ListQuantifier quantifier) =>
        quantifier switch
        {
            ListQuantifier.Any => "任一条",
            ListQuantifier.Every => "每一条",
            ListQuantifier.AtLeast => "至少几条",
            _ => throw new InvalidOperationException($"No words for {quantifier}."),
        };

    public static string Of(AmountView view) =>
        view switch
        {
            AmountView.None => "没有公式，由部门核定",
            AmountView.Fixed => "每家定额",
            AmountView.Rate => "比例 × 基数",
            AmountView.Price => "单价 × 数量",
            AmountView.Tiers => "分档表",
            AmountView.Formula => "公式（其他算法）",
            _ => throw new InvalidOperationException($"No words for {view}."),
        };

    public static string Of(ComparisonOperator op, AttributeDefinition definition) =>
        op switch
        {
            ComparisonOperator.GreaterOrEqual => definition.IsNumber ? "不少于（含）" : "不早于（含当日）",
            ComparisonOperator.Greater => definition.IsNumber ? "超过（不含）" : "晚于（不含当日）",
            ComparisonOperator.LessOrEqual => definition.IsNumber ? "不超过（含）" : "不晚于（含当日）",
            ComparisonOperator.Less => definition.IsNumber ? "少于（不含）" : "早于（不含当日）",
            ComparisonOperator.Equal => definition.IsNumber ? "等于" : "是",
            ComparisonOperator.NotEqual => definition.IsNumber ? "不等于" : "不是",
            ComparisonOperator.In => definition.Type == AttributeType.Set ? "含其中之一" : "是其中之一",
            ComparisonOperator.NotIn => definition.Type == AttributeType.Set ? "不含" : "不是其中任一",
            ComparisonOperator.Under => "属于（含下级）",
            ComparisonOperator.Between => "在…之间（含两端）",
            ComparisonOperator.Exists => "有这项数据",
            _ => throw new InvalidOperationException($"No words for {op}."),
        };

    public static bool IsList(ComparisonOperator op) => op is ComparisonOperator.In or ComparisonOperator.NotIn or ComparisonOperator.Under;

    /// <summary>The operators that can have another attribute on their right.</summary>
    public static ImmutableArray<ComparisonOperator> AgainstAttribute(AttributeDefinition definition) =>
        definition.Type is AttributeType.List or AttributeType.Boolean
            ? []
            :
            [
                .. ComparisonOperators
                    .Fitting(definition)
                    .Where(op =>
                        op is not (ComparisonOperator.Under or ComparisonOperator.Between or ComparisonOperator.Exists)
                        && (op is not (ComparisonOperator.In or ComparisonOperator.NotIn) || definition.Type is AttributeType.Set or AttributeType.Code)
                    ),
            ];
}
