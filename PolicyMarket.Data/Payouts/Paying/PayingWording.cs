namespace PolicyMarket.Data.Payouts.Paying;

/// <summary>Chinese texts about bank codes and paying accounts.</summary>
internal static class PayingWording
{
    internal const string BranchFile = "行号表";

    internal const string PayerFile = "付款账户表";

    internal const string CommandLine = "命令行";

    internal const string NoRows = "文件里只有表头，没有一行内容，什么也没有登记。请确认选对了文件。";

    internal static string RowAndColumn(int row, string column) => $"第 {row} 行 · {column}";

    internal const string NameMissing = "行名不能为空。请写收款账户里用的开户行名称。";

    internal static string CodeInvalid(string code) =>
        $"“{code}”不是支付系统行号：应是 12 位数字，最后一位是校验位。请照人民银行的行名行号表填写；在 Excel 里要把这一列设成“文本”。";

    internal static string TwoCodes(string name, string first, string second) => $"“{name}”在同一份表里有两个行号：{first} 和 {second}。请只留一个。";

    internal static string NoSuchFund(string code) => $"没有代码为“{code}”的资金池。请照“资金池”页的代码填写。";

    internal static string FundTwice(string code) => $"资金池“{code}”出现了两次，一个资金池只有一个付款账户。";

    internal static string NumberInvalid(string number) => $"“{number}”不是账号：应是 8 到 32 位数字。在 Excel 里要把这一列设成“文本”。";

    internal static string TextMissing(int longest) => $"不能为空，最多 {longest} 个字，不能换行。";

    internal static string TextTooLong(int longest) => $"最多 {longest} 个字，不能换行。";

    internal static string BranchesTaken(int lines, int added, int changed) => $"行号 {lines} 行：新增 {added}，更改 {changed}";

    internal static string PayersTaken(int lines, int added, int changed, string funds) => $"付款账户 {lines} 行：新增 {added}，更改 {changed}；{funds}";
}
