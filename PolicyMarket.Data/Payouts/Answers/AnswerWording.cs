namespace PolicyMarket.Data.Payouts.Answers;

/// <summary>Chinese texts about files with answers of the bank or the treasury: what cannot be read, where, and the remedy.</summary>
internal static class AnswerWording
{
    internal const string Currency = "CNY";

    internal const string BankFile = "银行回执文件";

    internal const string TreasuryLabel = "国库回单";

    internal const string Paid = "已付";

    internal const string Returned = "退回";

    internal const string NoReason = "银行没有写明原因";

    private const int LongestReason = 200;

    internal static string Line(int line) => $"第 {line} 行";

    internal static string LineAndElement(int line, string element) => $"第 {line} 行 · {element}";

    internal static string TooBig(int megabytes) => $"回执文件大于 {megabytes} MB，什么也没有收进来。请确认选对了文件，或请银行分几个文件给。";

    internal const string HasDtd = "文件含有 DTD 或实体声明，为安全起见不读，什么也没有收进来。请用银行导出的原文件。";

    internal const string NotXml = "不是完好的 XML，什么也没有收进来。文件可能没有下载完或被改过，请重新从银行导出。";

    internal static string TooDeep(int deepest) => $"元素嵌套超过 {deepest} 层，不是银行的回执，什么也没有收进来。请用银行导出的原文件。";

    internal static string TooManyElements(int most) => $"元素多于 {most} 个，什么也没有收进来。请按日期分几个文件导出。";

    internal static string TextTooLong(int longest) => $"文字长于 {longest} 个字，不是银行的回执，什么也没有收进来。请用银行导出的原文件。";

    internal static string FormUnknown(string given, string known) =>
        $"认不出这种 XML（命名空间“{given}”），什么也没有收进来。请用 {known}，或 CSV、Excel 回单；版本为 pain.002.001.10、camt.053.001.08、camt.054.001.08。";

    internal const string NoMessage = "没有写明回的是哪份付款文件，什么也没有收进来。请用银行对本批次付款文件的回执。";

    internal const string NoAccount = "没有写明是哪个账户的流水，什么也没有收进来。请从银行重新导出。";

    internal static string OnlyUnderway(int count) => $"银行还没有办完（{count} 笔在途），没有可以收进的结果。请等银行给出最后结果再收。";

    internal const string PaymentRefused = "银行整组拒付而没有逐笔写明，什么也没有收进来。请向银行要逐笔结果，或在批次页逐笔录入。";

    internal static string StatusUnknown(string status) => $"状态“{status}”不认识。最后结果是 ACSC、ACCC（已付）或 RJCT、CANC（退回）。请向银行核对。";

    internal static string OtherCurrency(string? currency) => $"币种应为 CNY（人民币），现在是“{currency}”。请确认选对了账户和文件。";

    internal static string EntryIncomplete(string element) => $"这笔流水缺少 {element} 或写法有误，整份没有收进来。请从银行重新导出。";

    internal const string DetailsDiffer = "明细之和与这笔流水的金额不一致，整份没有收进来。请从银行重新导出。";

    /// <summary>The bank's words, not longer than a reason may be; never empty.</summary>
    internal static string Reason(string said) =>
        said.Length == 0 ? NoReason
        : said.Length <= LongestReason ? said
        : said[..LongestReason];
}
