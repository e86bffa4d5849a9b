using System.Globalization;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Payouts.Review;

/// <summary>The Chinese words of remarks about a batch.</summary>
public static class ReviewWording
{
    /// <summary>Short name of a kind of remark.</summary>
    public static string Say(BatchNoteKind kind) =>
        kind switch
        {
            BatchNoteKind.ContentDiffers => "内容不符",
            BatchNoteKind.TakenOut => "移出",
            BatchNoteKind.AccountChanged => "账户有变",
            BatchNoteKind.NotEligible => "现已不符合",
            BatchNoteKind.AmountChanged => "金额有变",
            BatchNoteKind.ItemChanged => "事项有新版本",
            BatchNoteKind.FundClosed => "资金池已关闭",
            BatchNoteKind.AmountFar => "金额异常",
            BatchNoteKind.PaidBefore => "付过同类",
            BatchNoteKind.SameName => "企业同名",
            BatchNoteKind.SeveralPayees => "一户多收",
            BatchNoteKind.SeveralAccounts => "一企多户",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A remark without words."),
        };

    internal const string ContentDiffers = "现在的各笔与经办时签下的内容不一致，不能复核；请退回经办重编";

    internal const string AccountGone = "收款账户已不在企业名下";

    internal const string NotEligible = "最近一次匹配的结果里已没有这家企业的这个事项：条件不再符合，或事项已不在施行";

    internal static string AccountDiffers(string holder, string bankName) => $"企业登记的账户现在是：户名“{holder}”，开户行“{bankName}”";

    internal static string AmountChanged(long claimFen, long foundFen) =>
        $"最近一次匹配算得 {WorkText.Yuan(foundFen)}，申请时是 {WorkText.Yuan(claimFen)}";

    internal static string ItemChanged(string title, int count, DateTime publishedAt) =>
        $"事项“{title}”在 {BusinessClock.DateOf(publishedAt):yyyy-MM-dd} 有了新版本，批次里的 {count} 笔按确认时的版本核定";

    internal static string FundClosed(string fundName, int count) => $"资金池“{fundName}”已关闭，批次里有它的 {count} 笔";

    internal static string TakenOut(string actor, string detail) => $"{actor}：{detail}";

    internal static string AmountFar(long amountFen, long medianFen, int count)
    {
        var medianText = $"这个事项 {count} 笔的中位数 {WorkText.Yuan(medianFen)}";
        return amountFen > medianFen
            ? $"{WorkText.Yuan(amountFen)}，是{medianText}的 {Times(amountFen, medianFen)} 倍"
            : $"{WorkText.Yuan(amountFen)}，只有{medianText}的 {Times(amountFen, medianFen)} 倍";
    }

    internal static string PaidBeforeSameItem(string claimNumber, string period, long amountFen) =>
        $"同一企业、同一事项另有一笔：{claimNumber}（所属期 {PeriodOf(period)}），{WorkText.Yuan(amountFen)}";

    internal static string PaidBeforeSameGroup(string claimNumber, string itemTitle, long amountFen) =>
        $"同一企业在同组“就高不重复”的事项里另有一笔：{claimNumber}“{itemTitle}”，{WorkText.Yuan(amountFen)}";

    internal static string SameName(string firmName, IEnumerable<string> creditCodes) => $"“{firmName}”有几家同名：{string.Join("、", creditCodes)}";

    internal static string SeveralPayees(string bankName, string maskedNumber, IReadOnlyCollection<string> firms) =>
        $"账户 {bankName} {maskedNumber} 收 {firms.Count} 家企业的款：{string.Join("、", firms)}";

    internal static string SeveralAccounts(string firmName, IReadOnlyCollection<string> accounts) =>
        $"“{firmName}”在这个批次用 {accounts.Count} 个账户收款：{string.Join("、", accounts)}";

    private static string PeriodOf(string period) => period == "once" ? "一次性" : period;

    private static string Times(long amountFen, long medianFen) => ((decimal)amountFen / medianFen).ToString("0.##", CultureInfo.InvariantCulture);
}
