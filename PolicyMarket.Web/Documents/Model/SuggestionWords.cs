using System.Globalization;
using PolicyMarket.Rules.Documents.Model;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>Findings in words.</summary>
internal static class SuggestionWords
{
    public const string Gate = "门槛";
    public const string Bonus = "加成";
    public const string Soft = "裁量";
    public const string Negative = "负面";
    public const string NegativeList = "负面清单";

    /// <summary>The confidence as people say it.</summary>
    public static string Sure(double confidence) =>
        confidence switch
        {
            >= 0.8 => "很有把握",
            >= 0.65 => "较有把握",
            _ => "把握不大，请细看",
        };

    public static string Say(ReadCondition condition)
    {
        var value = Value(condition);
        return condition.Operator switch
        {
            "==" when condition.Value.Truth == true => condition.Label,
            "==" when condition.Value.Truth == false => $"不是{condition.Label}",
            "==" => $"{condition.Label}：{value}",
            "!=" => $"{condition.Label}不是 {value}",
            ">=" => $"{condition.Label} ≥ {value}（含）",
            ">" => $"{condition.Label} > {value}（不含）",
            "<=" => $"{condition.Label} ≤ {value}（含）",
            "<" => $"{condition.Label} < {value}（不含）",
            "in" => $"{condition.Label}：{value} 之一",
            "not_in" => $"{condition.Label}：不在 {value} 之内",
            "under" => $"{condition.Label}：{value}（含下级）",
            "between" => $"{condition.Label}：{value}",
            "exists" => $"有{condition.Label}",
            _ => $"{condition.Label} {condition.Operator} {value}",
        };
    }

    public static string Say(ReadAmount amount)
    {
        var figures = string.Join("、", amount.Figures.Select(Say));
        var words = amount.Form switch
        {
            "fixed" => $"定额 {figures}",
            "rate" => $"按比例 {figures}",
            "unit_price" => $"按数量，每份 {figures}",
            "tiers" => $"分档 {figures}",
            "slices" => $"分段累进 {figures}",
            "steps" => $"每满一档 {figures}",
            "difference" => $"补差额 {figures}",
            "instalments" => $"分期 {figures}",
            "bonus" => $"另加 {figures}",
            "relief" => figures.Length > 0 ? $"减免 {figures}" : "减免",
            "discretion" => figures.Length > 0 ? $"由部门定 {figures}" : "由部门定",
            "cap" or "floor" => figures,
            _ => figures,
        };
        var limits = new[] { amount.Cap is { } cap ? $"最高 {Say(cap)}" : null, amount.Floor is { } floor ? $"最低 {Say(floor)}" : null };
        return string.Join("，", limits.Prepend(words).Where(part => !string.IsNullOrWhiteSpace(part)));
    }

    public static string Say(ReadFigure figure) => Measured(figure.Value, figure.Unit);

    public static string Say(ReadExclusion group) => $"{group.Rule}：{Outside(group)}";

    public static string Tag(ReadCondition condition) => condition.Kind == Negative ? NegativeList : condition.Kind;

    public static string Number(decimal value) => value.ToString("#,##0.########", CultureInfo.InvariantCulture);

    private static string Measured(decimal value, string? unit) =>
        unit is null ? Number(value)
        : unit is "%" or "‰" ? Number(value) + unit
        : $"{Number(value)} {unit}";

    private static string Outside(ReadExclusion group)
    {
        var outside = group
            .Members.Where(member => member.StartsWith("external:", StringComparison.Ordinal))
            .Select(member => member["external:".Length..]);
        return string.Join("、", outside) is { Length: > 0 } words ? $"与{words}之间" : "本文件各事项之间";
    }

    private static string Value(ReadCondition condition) =>
        condition.Value switch
        {
            { Number: { } number } => Measured(number, condition.Unit),
            { Word: { } word } => word,
            { List: { Length: > 0 } list } => string.Join("、", list),
            { Truth: true } => "是",
            { Truth: false } => "否",
            _ => "",
        };
}
