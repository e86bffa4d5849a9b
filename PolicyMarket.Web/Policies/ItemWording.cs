using PolicyMarket.Data.Policies.Standing;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Policies.Search;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Policies;

/// <summary>Sentences of an item's page that follow from its rule and its dates.</summary>
internal static class ItemWording
{
    /// <summary>Said for every date, place, paper and number that no one has published.</summary>
    public const string AsNotified = "以通知为准";

    /// <summary>The first sentence: who may have how much, how often. "在湖南省娄底市涟源市登记的企业，可得 10 万元，每年一次。"</summary>
    public static string First(CachedItem item)
    {
        var rule = item.Rule;
        var who = rule.Territory is { } territory ? $"在{RegionTree.FullName(territory)}登记的企业" : "全国各地的企业";
        return rule.Benefit switch
        {
            BenefitKind.Qualification => $"{who}，符合条件的可以申请认定：{rule.Title}。",
            BenefitKind.Entitlement => $"{who}，符合条件的可以享受：{(rule.Opens.Names.IsEmpty ? rule.Title : rule.Opens.Names[0])}，不发放资金。",
            BenefitKind.Relief => $"{who}，符合条件的在申报时直接享受，不发到账户。",
            BenefitKind.Award => $"{who}，符合条件的发到账户：{item.Pay.Headline}，{Often(rule.Frequency)}。",
            var kind => throw new InvalidOperationException($"The unknown kind of benefit {kind}."),
        };
    }

    public static string Often(Frequency frequency) =>
        frequency switch
        {
            Frequency.Once => "一家企业一次",
            Frequency.Yearly => "每年一次",
            Frequency.PerEvent => "每发生一次可享受一次",
            Frequency.HalfYearly => "每半年一次",
            Frequency.Quarterly => "每季度一次",
            Frequency.Monthly => "每月一次",
            _ => throw new InvalidOperationException($"The unknown frequency {frequency}."),
        };

    /// <summary>The first status axis: of items that are not applied for, whether they are carried out.</summary>
    public static string Application(CachedItem item, DateOnly today) =>
        (item.Rule.ApplicationOn(today, item.ConfirmedUntil), item.Rule.IsAppliedFor) switch
        {
            (null, _) => AsNotified,
            ({ } status, true) => PolicyWords.Of(status),
            (ApplicationStatus.NotStarted, false) => "未开始",
            (ApplicationStatus.Open, false) => "执行中，不用申报",
            (ApplicationStatus.Closed, false) => "已截止",
            var (status, _) => throw new InvalidOperationException($"The unknown status {status}."),
        };

    /// <summary>The second status axis; null for what is not paid out.</summary>
    public static string? Payout(CachedItem item, ItemStanding? standing) =>
        item.Rule.IsPaidOut && standing is not null ? StandingWording.Of(standing.Status) : null;

    /// <summary>The days on which an application is taken, inclusive.</summary>
    public static string When(ApplicationWindow? window) =>
        window switch
        {
            { From: { } from, To: { } to } => $"{Formats.Date(from)} 至 {Formats.Date(to)}",
            { From: { } from } => $"{Formats.Date(from)} 起",
            { To: { } to } => $"{Formats.Date(to)} 前（含当日）",
            _ => AsNotified,
        };

    public static string Day(DateOnly? day) => day is { } known ? Formats.Date(known) : AsNotified;

    /// <summary>"法定 60 个工作日，承诺 20 个工作日"; null where neither is known.</summary>
    public static string? Days(ItemHandling handling)
    {
        var parts = new[] { Part("承诺", handling.PromisedDays), Part("法定", handling.LegalDays) }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join("，", parts);

        static string? Part(string word, int? days) => days is { } count ? $"{word} {count} 个工作日" : null;
    }
}
