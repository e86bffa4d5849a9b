using System.Globalization;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Records;

/// <summary>One fact that the decision rests on, with its origin.</summary>
public sealed record RecordedFact(
    string Attribute,
    string Label,
    FactValue Value,
    string Text,
    bool IsParameter,
    string? Source,
    string? Period,
    long? Batch,
    DateOnly? AsOf)
{
    /// <summary>"人社 · 2025年数据 · 第 12 批数据 · 截至 2026-10-31".</summary>
    public string SourceLine => string.Join(" · ", Parts());

    private IEnumerable<string> Parts()
    {
        yield return Source ?? "平台按规则算得";
        if (FactPeriod.TryParse(Period, out var period))
        {
            yield return $"{period.InWords}数据";
        }

        if (Batch is { } batch)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"第 {batch} 批数据");
        }

        if (AsOf is { } date)
        {
            yield return IsParameter ? $"自 {date:yyyy-MM-dd} 起" : $"截至 {date:yyyy-MM-dd}";
        }
    }
}
