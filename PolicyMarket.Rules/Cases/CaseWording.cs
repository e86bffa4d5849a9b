using System.Globalization;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Tables;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Cases;

/// <summary>Chinese texts about worked cases.</summary>
public static class CaseWording
{
    internal const string OneDay = "1 天";

    internal const string NoObject = "算例的数据不是一组“指标: 值”，没有读入。请重新填写。";

    /// <summary>An outcome as the pages of cases say it.</summary>
    public static string Say(OutcomeKind outcome) =>
        outcome switch
        {
            OutcomeKind.Eligible => "符合",
            OutcomeKind.Ineligible => "不符合",
            OutcomeKind.Unknown => "缺数据",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without words."),
        };

    /// <summary>"符合，50,000.00 元", "符合，没有金额", "不符合".</summary>
    public static string Say(CaseExpectation answer) =>
        answer switch
        {
            { Outcome: OutcomeKind.Eligible, Fen: { } fen } => $"{Say(answer.Outcome)}，{new Money(fen).InWords}",
            { Outcome: OutcomeKind.Eligible } => $"{Say(answer.Outcome)}，没有金额",
            _ => Say(answer.Outcome),
        };

    /// <summary>The results that a condition decides in no case: "没有算例由它缺数据来决定结果".</summary>
    public static string Say(CaseGap gap) =>
        gap.Never.IsEmpty ? "没有算例落在这一档" : $"没有算例由它{string.Join("、", gap.Never.Select(Never))}来决定结果";

    /// <summary>The facts that are missing, or the conditions that refuse; empty for neither.</summary>
    public static string Why(CaseResult result) =>
        !result.Missing.IsEmpty ? $"缺：{string.Join("、", result.Missing)}"
        : !result.Refusing.IsEmpty ? $"不满足：{string.Join("；", result.Refusing)}"
        : "";

    internal static string Tier(int number, string label, string span) => string.Create(CultureInfo.InvariantCulture, $"第 {number} 档：{label}{span}");

    internal static string Row(int number, TableRow row)
    {
        var tests = row.When.Where(cell => !cell.IsAnything).Select(cell => cell.Expression?.ToChinese() ?? cell.Text).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"第 {number} 行：{(tests.Count == 0 ? "其他情形" : string.Join("，且", tests))}");
    }

    internal static string TooLong(int length, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"算例的数据有 {length:#,##0} 个字符，最多 {most:#,##0} 个，没有保存。请只填事项用到的指标。");

    internal static string TooMany(int count, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"算例填了 {count} 项指标，最多 {most} 项，没有保存。请只填事项用到的指标。");

    internal static string NameAt(string label, string value) => $"{label} {value}（恰好）";

    internal static string NameBelow(string label, string value) => $"{label} {value}（差一点）";

    internal static string NameAbove(string label, string value) => $"{label} {value}（多一点）";

    internal static string NameMissing(string label) => $"缺{label}";

    internal static string NameMet(string sentence) => $"满足：{sentence}";

    internal static string NameNotMet(string sentence) => $"不满足：{sentence}";

    internal static string ReasonAt(string sentence) => $"恰好在“{sentence}”的门槛上";

    internal static string ReasonBelow(string sentence, string unit) => $"比“{sentence}”的门槛低 {unit}";

    internal static string ReasonAbove(string sentence, string unit) => $"比“{sentence}”的门槛高 {unit}";

    internal static string ReasonMissing(string sentence) => $"缺“{sentence}”要用的数据";

    internal static string ReasonMet(string sentence) => $"“{sentence}”满足，其他条件不影响";

    internal static string ReasonNotMet(string sentence) => $"只有“{sentence}”不满足";

    internal static string ReasonTier(string tier) => $"落在{tier}";

    internal static string ReasonTierAt(string value) => $"恰好在分档界限 {value}";

    internal static string ReasonTierBelow(string value, string unit) => $"比分档界限 {value} 低 {unit}";

    internal static string NotFound(string reason) => $"{reason}：没有找到其他条件都不影响的数据，请按需要手工添加。";

    internal static string NotFoundTier(string tier) => $"{tier}：没有找到条件都满足而落在这里的数据，请核对条件与分档是否冲突。";

    internal static string Stopped(int most) => string.Create(CultureInfo.InvariantCulture, $"建议只列前 {most} 个；采纳后再看其余的。");

    private static string Never(Truth truth) =>
        truth switch
        {
            Truth.True => "满足",
            Truth.False => "不满足",
            Truth.Unknown => "缺数据",
            _ => throw new ArgumentOutOfRangeException(nameof(truth), truth, "A truth without words."),
        };
}
