using System.Globalization;
using PolicyMarket.Data.Reviews;

namespace PolicyMarket.Data.Oversight;

/// <summary>Chinese texts of the trail of a claim.</summary>
internal static class TrailWording
{
    public const string System = "系统";
    public const string NightJob = "夜间匹配";
    public const string OfferMade = "生成待确认";
    public const string Pushed = "推送给企业";
    public const string Published = "阳光公示";
    public const string NoFund = "没有资金池";
    public const string NumberMissing = "请填写受理号，如 LY20261122-000318。";

    public static string NotFound(string number) => $"没有受理号 {number} 的申请。请核对受理号：它在企业的申请页、拨付清单和公示里。";

    public static string Delivered(string source) => $"{source}交付数据";

    public static string Delivery(long batch, string file, DateOnly asOf, int facts) =>
        string.Create(CultureInfo.InvariantCulture, $"第 {batch} 批（{file}），截至 {asOf:yyyy-MM-dd}，其中 {facts} 项用于这次判定");

    public static string Determined(long run) => string.Create(CultureInfo.InvariantCulture, $"第 {run} 批匹配判定符合");

    public static string Grounds(string document, string? number, string sentence) => $"依据《{document}》{number}：{sentence}";

    public static string CheckBefore(DateOnly due) => string.Create(CultureInfo.InvariantCulture, $"部门应在 {due:yyyy-MM-dd} 前预审");

    public static string Of(ReviewDecision decision) =>
        decision switch
        {
            ReviewDecision.Approved => "预审通过",
            ReviewDecision.Refused => "预审不通过",
            ReviewDecision.Submitted => "提交第二人放行",
            ReviewDecision.ReturnedForData => "退回补数据",
            ReviewDecision.Undone => "预审撤回重办",
            ReviewDecision.PassedByRule => "免预审通过",
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "The decision has no words."),
        };

    public static string PublishedAs(string title) => $"“{title}”已列入公示";
}
