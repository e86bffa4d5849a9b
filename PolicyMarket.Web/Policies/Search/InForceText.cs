using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>An item's validity in words; "有效期" is said only where the document's dates or the department say so.</summary>
public sealed record InForceText(ItemStatus Status, string Text, Tone Tone)
{
    public const int EndingDays = 30;

    /// <summary>The window of an item that can be claimed on some days only, where it is narrower than its document's dates.</summary>
    public static InForceText Of(PolicyRule rule, DateOnly? confirmedUntil, DateOnly today)
    {
        var text = Of(rule.Document, confirmedUntil, today);
        if (rule.Window is not { } window || text.Status is ItemStatus.Expired or ItemStatus.NotYet)
        {
            return text;
        }

        return rule.ValidityOn(today) switch
        {
            Validity.Expired => new(ItemStatus.Expired, $"办理期已于 {Formats.Date(window.To ?? today)} 截止", Tone.Neutral),
            Validity.NotYet => new(ItemStatus.NotYet, $"{Formats.Date(window.From ?? today)} 起办理", Tone.Warn),
            _ when window.To is { } last && rule.LastDay(confirmedUntil) == last => last.DayNumber - today.DayNumber <= EndingDays
                ? new(ItemStatus.Ending, $"办理至 {Formats.Date(last)} · {Left(last, today)}", Tone.Warn)
                : text with
                {
                    Text = $"办理至 {Formats.Date(last)}",
                },
            _ => text,
        };
    }

    public static InForceText Of(PolicyText document, DateOnly? confirmedUntil, DateOnly today) =>
        document.ValidityOn(today) switch
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

    private static string Left(DateOnly last, DateOnly today) => last == today ? "今天最后一天" : $"还剩 {last.DayNumber - today.DayNumber} 天";
}
