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
    DateOnly? AsOf
)
{
    /// <summary>"人社 · 2025年数据 · 第 12 批数据 · 截至 2026-10-31".</summary>
    public string SourceLine => string.Join(" · ", Parts(withBatch: true));

    /// <summary>The same for firms, without the number of the delivery: "人社 · 2025年数据 · 截至 2026-10-31".</summary>
    public string PlainSourceLine => string.Join(" · ", Parts(withBatch: false));

    private IEnumerable<string> Parts(bool withBatch)
    {
        yield return Source ?? DeterminationRecordWording.ComputedByPlatform;
        if (FactPeriod.TryParse(Period, out var period))
        {
            yield return DeterminationRecordWording.DataOfPeriod(period.InWords);
        }

        if (withBatch && Batch is { } batch)
        {
            yield return DeterminationRecordWording.DataOfBatch(batch);
        }

        if (AsOf is { } date)
        {
            yield return IsParameter ? DeterminationRecordWording.SinceDate(date) : DeterminationRecordWording.UntilDate(date);
        }
    }
}
