using System.Globalization;

namespace PolicyMarket.Data.Determinations;

/// <summary>Chinese texts about matching runs: stages, items left out, doubts about the date.</summary>
internal static class DeterminationWording
{
    internal const string UndatedAndUnconfirmed = "没有失效日期，也没有人确认仍在执行";

    internal const string NotYetInForce = "尚未施行";

    internal const string NoLongerInForce = "已经失效";

    internal const string RuleDamaged = "规则已损坏、读不出（请管理员从备份恢复，或请编写部门重新发布）";

    internal static string ItemsNotMatched(int total, string reasons) => $"另有 {total:N0} 个事项没有参加匹配：{reasons}。";

    internal static string ReasonWithCount(string reason, int itemCount) => $"{reason} {itemCount:N0} 个";

    internal const string ReadingItems = "读取事项";

    internal const string ReadingData = "读取数据";

    internal const string Encoding = "编码";

    internal const string Matching = "匹配";

    internal const string SecondEngineReview = "第二引擎复核";

    internal const string CountingGaps = "核算缺口";

    internal const string CalculatingAmounts = "计算金额";

    internal const string Writing = "写入";

    internal static string FirmsDone(int done, int all) => string.Create(CultureInfo.InvariantCulture, $"{done:#,##0} / {all:#,##0} 家企业");

    internal static string BeforeLastRun(DateOnly asOf, DateOnly last, string consequence) =>
        $"日期 {asOf:yyyy-MM-dd} 早于最近一次匹配的日期 {last:yyyy-MM-dd}{consequence}。";

    internal const string OffersStayUntouched = "；按过去的日期匹配不会生成、更改或撤回任何待确认";

    internal static string FarFromLastRun(DateOnly asOf, DateOnly last, int days, int mostDays) =>
        $"日期 {asOf:yyyy-MM-dd} 与最近一次匹配 {last:yyyy-MM-dd} 相隔 {days} 天，超过 {mostDays} 天。";
}
