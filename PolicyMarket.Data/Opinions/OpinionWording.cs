using System.Globalization;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Opinions;

/// <summary>Chinese sentences about second opinions and holds, for pages, commands, audit events and refusals.</summary>
public static class OpinionWording
{
    /// <summary>The name of the step.</summary>
    public const string Step = "第二引擎复核";

    /// <summary>"第二引擎复核 37,000 对，0 处不一致".</summary>
    public static string Line(long pairs, long differences) =>
        string.Create(CultureInfo.InvariantCulture, $"{Step} {pairs:#,##0} 对，{differences:#,##0} 处不一致");

    /// <summary>The engines and the size of the sample, as a sentence.</summary>
    public static string Sample(string engine, string runEngine, int items, int itemsInForce, int firms) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"由{Label(engine)}对{Label(runEngine)}的判定抽样重算：{items:#,##0} / {itemsInForce:#,##0} 个事项，{firms:#,##0} 家企业；有变化的事项在先，金额大的多抽，其余轮流，每月轮到全部事项。"
        );

    /// <summary>The label of an engine by its stored name; the name itself when the program does not know it.</summary>
    public static string Label(string name) => EngineNames.TryParse(name, out var kind) ? EngineNames.LabelOf(kind) : name;

    public static string Say(OutcomeKind? answer) =>
        answer switch
        {
            OutcomeKind.Eligible => "符合",
            OutcomeKind.Ineligible => "不符合",
            OutcomeKind.Unknown => "缺数据，不能判定",
            null => "没有答案",
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "An outcome without words."),
        };

    public static string Say(Truth? truth) =>
        truth switch
        {
            Truth.True => "满足",
            Truth.False => "不满足",
            Truth.Unknown => "不能判定",
            null => "没有答案",
            _ => throw new ArgumentOutOfRangeException(nameof(truth), truth, "A truth without words."),
        };

    /// <summary>The disputed condition with both answers, as a sentence.</summary>
    public static string Disputed(OpinionDifference difference) =>
        difference switch
        {
            { FirmId: null } => $"第二引擎不能判定这个事项：{difference.Condition}",
            { RunTruth: null } or { SecondTruth: null } => "单独重算时两个引擎一致，差异出在与其他事项一起判定时",
            _ => $"“{difference.Condition}”：本批{Say(difference.RunTruth)}，第二引擎{Say(difference.SecondTruth)}",
        };

    /// <summary>Why nothing of a held item can be done, and what follows.</summary>
    internal static string Refusal(string title, string verb) =>
        $"事项“{title}”两个引擎的判定不一致，正在核实，它的待确认暂缓，不能{verb}，什么也没有改动。管理员核实放行后，或下一次复核一致后，自动恢复。";

    /// <summary>Finding of the alarm; the same from night to night, so that a repeated difference only counts.</summary>
    internal static string Finding(string code, string title) =>
        $"事项“{title}”（{code}）：第二引擎的判定与匹配不一致，它的待确认已暂缓。哪家企业、哪个条件、两个答案见匹配批次页；查明后由管理员在那里放行。";

    internal const string ResumedOnAgreement = "复核一致，恢复办理待确认";

    internal static string StepOfRun(long runId, string step) => string.Create(CultureInfo.InvariantCulture, $"匹配批次 {runId} 的{step}");

    internal const string HeldOnDisagreement = "第二引擎的判定与匹配不一致，待确认暂缓";

    internal static string ItemsDone(int done, int all) => string.Create(CultureInfo.InvariantCulture, $"{done:#,##0} / {all:#,##0} 个事项");

    internal const string ReasonForRelease = "放行的理由";

    internal const string ThisHold = "这个暂缓";
}
