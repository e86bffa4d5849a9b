using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Offers;

/// <summary>
/// Terms that decide until when an item can be claimed: its current version, its department's confirmation and the year of its fund (null: no fund).
/// </summary>
internal sealed record ItemTerms(long VersionId, PolicyRule Rule, bool NeedsPreCheck, DateOnly? ConfirmedUntil, DateOnly? FundLastDay)
{
    /// <summary>The earliest end, inclusive; null when the item's end is unknown.</summary>
    public DateOnly? LastDay => Rule.LastDay(ConfirmedUntil) is { } end && FundLastDay < end ? FundLastDay : Rule.LastDay(ConfirmedUntil);

    /// <summary>Why nothing can be approved, pushed or confirmed on a day, as half a sentence; null: it can.</summary>
    public string? WhyClosed(DateOnly on)
    {
        var document = Rule.Document;
        return Rule.ValidityOn(on) switch
        {
            Validity.Expired when document.EffectiveTo is { } end && end < on => $"文件已于 {end:yyyy-MM-dd} 到期",
            Validity.Expired => $"办理期已于 {Rule.Window?.To:yyyy-MM-dd} 截止",
            Validity.NotYet when document.EffectiveFrom is { } start && start > on => $"文件自 {start:yyyy-MM-dd} 起施行",
            Validity.NotYet => $"办理期自 {Rule.Window?.From:yyyy-MM-dd} 开始",
            Validity.Undated when ConfirmedUntil is null => "文件没有写明有效期，部门也没有确认执行到哪一天",
            Validity.Undated when ConfirmedUntil < on => $"部门确认的执行期已于 {ConfirmedUntil:yyyy-MM-dd} 结束",
            _ => FundLastDay < on ? $"资金年度已于 {FundLastDay:yyyy-MM-dd} 结束" : null,
        };
    }
}
