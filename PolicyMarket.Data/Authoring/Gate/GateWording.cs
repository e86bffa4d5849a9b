using System.Globalization;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Cases;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>Chinese texts about the check before publication.</summary>
public static class GateWording
{
    private const int MostNamed = 5;

    /// <summary>A kind of touched firms as screens say it.</summary>
    public static string Say(GateFirmKind kind) =>
        kind switch
        {
            GateFirmKind.Gains => "新增",
            GateFirmKind.Loses => "失去",
            GateFirmKind.Changes => "金额变化",
            GateFirmKind.Unclear => "变为缺数据",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without words."),
        };

    internal static string Say(ClaimState state) =>
        state switch
        {
            ClaimState.Confirmed => "已确认，待编批",
            ClaimState.InBatch => "已编批，待复核",
            ClaimState.BatchApproved => "已复核，待到账",
            ClaimState.Paid => "已到账",
            ClaimState.Returned => "银行退回",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
        };

    internal static string Sentence(GateReport report) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Gains:#,##0} 家新增，{report.Loses:#,##0} 家失去，{report.Changes:#,##0} 家金额变化，{report.Unclear:#,##0} 家变为缺数据，合计{(report.DifferenceFen == 0 ? "" : " ")}{Signed(report.DifferenceFen)}"
        );

    /// <summary>"+1,234.00 元", "−5.00 元", "不变".</summary>
    public static string Signed(long fen) =>
        fen switch
        {
            0 => "不变",
            > 0 => "+" + WorkText.Yuan(fen),
            _ => "−" + WorkText.Yuan(-fen),
        };

    internal const string EngineTitle = "第二引擎不一致";

    internal static string EngineReason(int sample, int differences) =>
        string.Create(CultureInfo.InvariantCulture, $"抽样 {sample:#,##0} 家由第二引擎重算，{differences:#,##0} 家的判定不同。");

    internal const string EngineRemedy = "请退回；条件里可能有引擎不支持的写法，改写后再送审，或联系管理员。";

    internal const string NoCasesTitle = "没有算例";

    internal const string NoCasesReason = "这个事项还没有算例，改了什么、算得对不对，只能靠上面的数字看。";

    internal const string NoCasesRemedy = "可以退回，由起草人在草稿页的“算例”里采纳建议的边界算例，或冻结几家真实企业。";

    internal const string RedCasesTitle = "算例没有通过";

    internal static string RedCasesReason(int all, IReadOnlyList<GateCase> red) =>
        string.Create(CultureInfo.InvariantCulture, $"{all} 个算例中 {red.Count} 个没有通过：")
        + string.Join("；", red.Take(MostNamed).Select(Say))
        + (red.Count > MostNamed ? "；等。" : "。");

    internal const string RedCasesRemedy = "请退回：条件或公式改错了的改回来；标准本来就变了的，由起草人在草稿页把算例的应得结果改成新的。";

    internal const string OpenCasesTitle = "有的条件没有算例决定";

    internal static string OpenCasesReason(int decided, int all) =>
        string.Create(CultureInfo.InvariantCulture, $"条件（满足、不满足、缺数据）和分档共 {all} 处，算例决定了 {decided} 处。");

    internal const string OpenCasesRemedy = "要补的，在草稿页的“算例”里看没有算例决定的清单，采纳建议。";

    private static string Say(GateCase one) =>
        one.IsAgreed ? $"“{one.Name}”应{CaseWording.Say(one.Expected)}，实际{CaseWording.Say(one.Actual)}" : $"“{one.Name}”两个引擎的结果不同";

    internal const string FundMissingTitle = "没有指定资金池";

    internal const string FundMissingReason = "事项还没有指定资金池，发布后能匹配，但不会推送。";

    internal const string FundMissingRemedy = "请财政在“资金”页为它指定资金池；确知以后再指定的，写明安排。";

    internal const string FundShortTitle = "资金不足";

    internal static string FundShortReason(string fund, long availableFen, long totalFen) =>
        $"{fund}可用 {WorkText.Yuan(availableFen)}，按新版本全部兑现需要 {WorkText.Yuan(totalFen)}，差 {WorkText.Yuan(totalFen - availableFen)}。";

    internal const string FundShortRemedy = "请先与财政商定追加或降低标准；要照此发布的，写明资金从哪里来。";

    internal const string NobodyTitle = "没有企业符合";

    internal const string NobodyReason = "按现在的数据，没有一家企业符合新版本的条件。";

    internal const string NobodyRemedy = "请核对条件是否互相矛盾、单位是否写错；本意如此的，写明理由。";

    internal const string LeftOutTitle = "有企业没有计入";

    internal static string LeftOutReason(int firms) =>
        string.Create(CultureInfo.InvariantCulture, $"{firms:#,##0} 家企业的数据页损坏，没有计入这些数字。");

    internal const string LeftOutRemedy = "请管理员从备份恢复或请部门重新交送，再重新核对。";

    internal const string DriftTitle = "符合率与去年相差很大";

    internal static string DriftReason(string condition, decimal now, decimal then) =>
        string.Create(CultureInfo.InvariantCulture, $"“{condition}”今年 {now * 100m:0.#}% 的企业满足，去年同日是 {then * 100m:0.#}%。");

    internal const string DriftRemedy = "请核对数据口径和单位是否变了；确是实际变化的，写明原因。";

    internal const string Computed = "发布前核对";
}
