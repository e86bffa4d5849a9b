using System.Collections.Immutable;
using PolicyMarket.Data.FactSheets.Live;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Web.Drafts.Amounts;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>Knowledge of the record about an attribute: its type, how many firms have it, and the newest file of its department.</summary>
public sealed class AttributeData(ImmutableArray<LatestDelivery> deliveries)
{
    /// <summary>Firms that have a value, of those that were read.</summary>
    public static int KnownOf(string attribute, LiveTable table) => table.Facts.KnownCount(attribute);

    /// <summary>"金额（元） · 2,846 / 3,000 家有数据 · 税务最近送到 2025 年度（截至 2026年3月1日）".</summary>
    public string Say(AttributeDefinition definition, LiveTable? table)
    {
        var parts = new List<string> { TypeOf(definition) };
        if (table is { Facts.RowCount: > 0 and var all })
        {
            parts.Add($"{Formats.Count(KnownOf(definition.Name, table))} / {Formats.Count(all)} 家有数据");
        }

        parts.AddRange(
            (definition.SourceDepartment ?? "")
                .Split('、', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(source => deliveries.Where(one => one.Source == source))
                .Select(one => $"{one.Source}最近送到 {PeriodText.FactPeriodInWords(one.Period)}（截至 {Formats.Date(one.AsOf)}）")
        );
        return string.Join(" · ", parts);
    }

    private static string TypeOf(AttributeDefinition definition) =>
        definition switch
        {
            { IsMoney: true } => "金额（元）",
            { IsRatio: true } => "比例（%）",
            { IsNumber: true } => NumberInput.Unit(definition) is { } unit ? $"数值（{unit}）" : "数值",
            { Type: AttributeType.Boolean } => "是或否",
            { Type: AttributeType.Date } => "日期",
            { IsRegion: true } => "地区代码",
            { IsIndustry: true } => "行业代码",
            { Type: AttributeType.Code } => "代码",
            { Type: AttributeType.Set } => "多个代码",
            { Type: AttributeType.List } => "清单",
            _ => "文字",
        };
}
