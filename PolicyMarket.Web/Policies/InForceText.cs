using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Policies;

/// <summary>An item's validity in words; "有效期" is said only where the document's dates or the department say so.</summary>
public sealed record InForceText(ItemStatus Status, string Text, Tone Tone)
{
    public const int EndingDays = 30;

    public static InForceText Of(PolicyText document, DateOnly? confirmedUntil, DateOnly today) => document.ValidityOn(today) switch
    {
        Validity.InForce when document.EffectiveTo is { } last => last.DayNumber - today.DayNumber <= EndingDays
            ? new(ItemStatus.Ending, $"有效期至 {Formats.Date(last)} · {Left(last, today)}", Tone.Warn)
            : new(ItemStatus.InForce, $"有效期至 {Formats.Date(last)}", Tone.Ok),
        Validity.Expired when document.EffectiveTo is { } last => new(ItemStatus.Expired, $"已于 {Formats.Date(last)} 到期", Tone.Neutral),
        Validity.NotYet when document.EffectiveFrom is { } first => new(ItemStatus.NotYet, $"{Formats.Date(first)} 起施行", Tone.Warn),
        Validity.Undated => confirmedUntil is { } until && until >= today
            ? new(ItemStatus.Confirmed, $"部门确认执行至 {Formats.Date(until)}", Tone.Ok)
            : new(ItemStatus.Undated, "未写明有效期", Tone.Neutral),
        var other => throw new InvalidOperationException($"Validity {other} without its date in '{document.Title}'."),
    };

    private static string Left(DateOnly last, DateOnly today) =>
        last == today ? "今天最后一天" : $"还剩 {last.DayNumber - today.DayNumber} 天";
}
