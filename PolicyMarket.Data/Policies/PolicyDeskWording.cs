using System.Globalization;

namespace PolicyMarket.Data.Policies;

/// <summary>Chinese texts about the desk of an item: validity, pre-check and planned awards.</summary>
internal static class PolicyDeskWording
{
    internal static string OnlyAwardsPaid(string title, string benefit) =>
        $"“{title}”是{benefit}，什么也没有改动。只有奖补事项可以生成待确认、申领、拨付和公示。";

    internal static string PaysNoMoney(string kind, string instead) => $"{kind}，不发放资金，{instead}";

    internal const string WhenFilingTaxes = "在申报税费时享受";

    internal const string WhenHandlingBusiness = "在办理相应业务时享受";

    internal const string ByRecognizingDepartment = "由认定部门认定";

    internal static string DocumentStatesEnd(DateOnly lastDay) => $"文件写明有效期到 {lastDay:yyyy-MM-dd}，是否有效以文件为准，不用确认，什么也没有改动。";

    internal static string ConfirmationOutOfRange(DateOnly today, DateOnly latest, DateOnly given) =>
        $"确认的日期应在今天 {today:yyyy-MM-dd} 到 {latest:yyyy-MM-dd} 之间，现在是 {given:yyyy-MM-dd}，什么也没有改动。";

    internal static string ConfirmedUntil(DateOnly lastDay) => $"确认执行到 {lastDay:yyyy-MM-dd}";

    internal const string CheckNeeded = "需要预审";

    internal const string CheckWaived = "免预审";

    internal const string ThisItem = "这个事项";

    internal static string ItemNotYours(string? department) => $"这个事项归{department}，不归你的部门，什么也没有改动。";

    internal static string ComputedSameDay(string itemId, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"事项 {itemId} 第 {version} 版，按同一天的数据算得");

    internal static string ItemNotInForce(string itemId) => $"事项 {itemId} 当日不在施行期内，按 0 元计";
}
