namespace PolicyMarket.Rules.Findings;

/// <summary>Chinese texts about findings about a rule: amounts without a branch or without money.</summary>
internal static class FindingWording
{
    internal static string TableRemark(string tableName, string message) => $"决策表“{tableName}”：{message}";

    internal const string CapIsZero = "封顶金额是 0，符合的企业一分钱也拿不到。请核对封顶，不封顶时留空。";

    internal const string AmountAlwaysZero = "金额恒为 0，符合的企业一分钱也拿不到。请核对公式；只认定资格、不发钱的，请不写金额。";

    internal static string GapWhenMet(string condition, string advice) => $"金额公式有缺口：{condition}时没有结果（null）。{advice}";

    internal static string GapWhenUnmet(string conditions, string together, string advice) =>
        $"金额公式有缺口：{conditions}{together}不成立时没有结果（null）。{advice}";

    internal const string AllTogether = "都";

    internal const string GapAdvice = "如条件已排除这种情形可不改；否则请补上这种情形的金额，不给钱的写 0。";

    internal static string ItemRemark(string ruleId, string title, string message) => $"事项 {ruleId}“{title}”，{message}";
}
