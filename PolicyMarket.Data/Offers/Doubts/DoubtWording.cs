using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Offers.Doubts;

/// <summary>Chinese texts of doubts about offers.</summary>
public static class DoubtWording
{
    /// <summary>"部门数据不一致", the kind as a heading.</summary>
    public static string Of(DoubtKind kind) =>
        kind switch
        {
            DoubtKind.DisputedByFirm => "企业有异议",
            DoubtKind.DepartmentsDisagree => "部门数据不一致",
            DoubtKind.OpenFinding => "有未办结的督办件",
            DoubtKind.AmountJumped => "金额比上年大增",
            DoubtKind.NearThreshold => "刚过门槛",
            DoubtKind.NoVerifiedAccount => "没有已核验的收款账户",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind has no words."),
        };

    internal const string NoVerifiedAccount = "没有已核验的收款账户";

    internal static string Disputed(string labels) => $"企业认为“{labels}”不对，待部门答复";

    internal static string Disagree(string label, IEnumerable<(string Source, string Text)> said) =>
        $"{label}：{string.Join("，", said.Select(one => $"{one.Source} {one.Text}"))}";

    internal static string Jumped(long fen, long lastYearFen) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"金额 {new Money(fen).InWords}，是上年 {new Money(lastYearFen).InWords}的 {Math.Floor(fen * 10m / lastYearFen) / 10m:0.#} 倍"
        );

    internal static string NearThreshold(AttributeDefinition definition, FactValue value, FactValue threshold) =>
        $"{definition.Label} {FactText.Display(value, definition)}，门槛是 {FactText.Display(threshold, definition)}";

    internal static string FactsUnreadable => "企业的数据页有损坏，不能核对";
}
