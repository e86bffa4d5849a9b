using System.Globalization;

namespace PolicyMarket.Data.Authoring;

/// <summary>Chinese texts about drafts and their submission.</summary>
public static class DraftWording
{
    internal const string Writing = "编写中";

    internal const string AwaitingApproval = "待审定";

    internal const string SentBack = "已退回";

    internal const string AwaitingEffect = "已审定，待生效";

    internal const string Published = "已发布";

    internal const string VersionWithdrawn = "版本已撤销";

    internal const string GivenUp = "已放弃";

    internal const string ThisDraft = "这份草稿";

    internal const string ThisSubmission = "这次送审";

    internal const string ReasonOfSubmission = "送审说明";

    internal const string ReasonOfReturn = "退回的理由";

    internal const string ReasonOfTakingBack = "撤回的理由";

    internal const string ReasonOfDiscarding = "放弃的理由";

    internal const string Job = "生效任务";

    /// <summary>A part as screens say it.</summary>
    public static string Say(DraftSection section) =>
        section switch
        {
            DraftSection.Head => "事项信息",
            DraftSection.Conditions => "条件",
            DraftSection.Amount => "金额和封顶",
            _ => throw new ArgumentOutOfRangeException(nameof(section), section, "A part without words."),
        };

    /// <summary>A decision as screens say it.</summary>
    public static string Say(DraftDecisionKind kind) =>
        kind switch
        {
            DraftDecisionKind.TakenBack => "撤回送审",
            DraftDecisionKind.Returned => "退回",
            DraftDecisionKind.Approved => "审定",
            DraftDecisionKind.Cancelled => "取消生效",
            DraftDecisionKind.Overtaken => "没有生效：现行版本已变",
            DraftDecisionKind.Published => "发布",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A decision without words."),
        };

    internal static string Incomplete(DraftSection section, string fault) => $"{Say(section)}：{fault}";

    internal static string TooLong(DraftSection section, int length, int most) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"“{Say(section)}”有 {length:#,##0} 个字符，最多 {most:#,##0} 个，没有保存。请缩短公式，或改用决策表、导出指标。"
        );

    internal static string Unreadable(DraftSection section) => $"“{Say(section)}”的内容不完整，没有保存。请刷新页面后再改。";

    internal static string NotYours(string? department) => $"这份草稿归{department}，不归你的部门，什么也没有改动。";

    internal const string NoDepartment = "账号还没有所属部门，不能起草，什么也没有改动。请联系管理员为账号设定部门。";

    internal static string NotWritable(string state) => $"草稿现在的状态是“{state}”，不能再改，没有保存。要修改请先撤回送审，或从现行版本另起草稿。";

    internal static string NotSubmitted(string state) => $"草稿现在的状态是“{state}”，什么也没有改动。请刷新后再看。";

    internal static string Created(string title) => $"新建草稿：{title}";

    internal static string Discarded(string reason) => $"放弃草稿：{reason}";

    internal static string Submitted(int sequence, string hash, string reason) =>
        string.Create(CultureInfo.InvariantCulture, $"第 {sequence} 次送审：{reason}，内容摘要 {hash}");

    internal static string Stale(string title, int baseNumber, int currentNumber) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"“{title}”的草稿是从第 {baseNumber} 版起草的，现行的已是第 {currentNumber} 版，什么也没有改动，草稿没有丢失。请在草稿页点“更新到现行版本”，核对两边都改过的部分后再办理。"
        );

    internal const string ItemGone = "草稿要更新的事项已经不在，什么也没有改动。请联系管理员。";

    internal static string CodeTaken(string code) => $"事项编号“{code}”已经有事项，什么也没有改动。请在“事项信息”里换一个编号，或从那个事项起草新版本。";

    internal static string CodeFixed(string code, string given) =>
        $"事项编号应是“{code}”，现在是“{given}”，什么也没有改动。已发布事项的编号不能改，请在“事项信息”里改回来。";

    internal static string OtherDepartment(string given, string key) =>
        $"牵头部门写的是“{given}”，你的部门是“{key}”，什么也没有改动。请在“事项信息”里把本部门写在第一位。";

    internal static string Unchanged(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"草稿与现行的第 {number} 版相同，没有可以送审的改动。请修改后再送审，或放弃草稿。");

    internal static string Ended(DateOnly last) => $"事项已定于 {last:yyyy-MM-dd} 终止，不能再发布新版本，什么也没有改动。请先在“版本”页撤销终止。";

    internal static string WaitTitle(string title) => $"有草稿等你审定：{title}";

    internal static string WaitBody(string author, string reason) => $"{author}送审：{reason}。请到“试算”页的草稿列表打开，核对后审定或退回。";

    internal static string ReturnedTitle(string title) => $"草稿已退回：{title}";

    internal static string ReturnedBody(string person, string reason) => $"{person}退回：{reason}。草稿可以接着改，改好再送审。";

    internal static string ReturnedDetail(string reason, string hash) => $"退回：{reason}，内容摘要 {hash}";

    internal static string StaleTitle(string title) => $"现行版本已变：{title}";

    internal static string StaleBody(int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"管理员导入了第 {number} 版，你的草稿还是从前一版起草的，不能直接送审或生效。草稿没有丢失，请打开草稿点“更新到现行版本”。"
        );

    internal static string StaleImport(string title, int drafts) =>
        string.Create(CultureInfo.InvariantCulture, $"“{title}”有 {drafts} 份未发布的草稿，它们要先更新到这次导入的版本才能送审或生效；已通知起草人。");

    internal const string TierLow = "下限";
    internal const string TierLowIn = "下限含";
    internal const string TierHigh = "上限";
    internal const string TierHighIn = "上限含";
    internal const string TierValue = "值";
    internal const string TierCite = "依据";
    internal const string TierIn = "含";
    internal const string TierOut = "不含";
    internal const string TierSheetName = "分档表";

    internal static string TierPlace(int row, string column) => string.Create(CultureInfo.InvariantCulture, $"第 {row} 行“{column}”");

    internal static string TierEndUnknown(string text) => $"应写“含”或“不含”，不能是“{text}”；空着时下限为含、上限为不含。";

    internal static string TierRowCount(int count, int most) =>
        count == 0
            ? "表里没有数据行，请在标题行下面每档写一行。"
            : string.Create(CultureInfo.InvariantCulture, $"表里有 {count} 行，最多 {most} 行；请检查是不是选错了文件。");

    internal static string Rebased(int number) => string.Create(CultureInfo.InvariantCulture, $"更新到第 {number} 版");
}
