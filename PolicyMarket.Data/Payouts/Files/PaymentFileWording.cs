namespace PolicyMarket.Data.Payouts.Files;

/// <summary>Chinese texts about payment files and their seals.</summary>
internal static class PaymentFileWording
{
    internal const string TreasuryLabel = "国库集中支付（XML）";

    internal const string DirectPayment = "财政直接支付";

    internal const string Transfer = "转账";

    internal static string Purpose(string fundName) => $"惠企政策兑现：{fundName}";

    internal static string NoPayer(string fundName, string fundCode) =>
        $"资金池“{fundName}”还没有登记付款账户，没有生成付款文件。请管理员用命令 import payers 登记（资金池代码 {fundCode}），再下载。";

    internal static string NoClearingCode(string bankName) =>
        $"开户行“{bankName}”还没有支付系统行号，没有生成付款文件。请管理员用命令 import branches 导入行名行号表，再下载。";

    internal static string NoBudgetCodes(string fundName, IEnumerable<string> missing) =>
        $"资金池“{fundName}”的付款账户没有登记{string.Join("、", missing)}，没有生成国库支付文件。请管理员补全后用命令 import payers 重新登记。";

    internal static string NumberTooLong(int longest) =>
        $"拨付编号长于 {longest} 个字符，银行报文放不下，没有生成付款文件。请用 CSV 或 Excel，并把受理号开头的字母改短。";

    internal static string NameTooLong(int longest) => $"户名或开户行长于 {longest} 个字，报文放不下，没有生成付款文件。请核对账户，或改用 CSV、Excel。";

    internal const string CharactersNotAllowed = "户名、开户行或事项名称含有控制字符，没有生成付款文件。请把这一笔移出批次，更正后再付。";

    internal static string Differs(string format, string batchNumber) =>
        $"{format} 文件写成后重新读出的笔数、金额或账号与批次 {batchNumber} 不一致，文件没有给出。请改用另一种格式，并把这件事告知系统管理员。";

    internal static string NoSuchFormat(string id) => $"付款文件格式“{id}”";

    internal const string ThisFile = "这种格式的付款文件";

    internal static string AnsweredAlready(string batchNumber, string format) =>
        $"批次 {batchNumber} 已有银行回执，为免重复付款，不能再生成 {format} 文件。以前生成的文件仍可下载。";

    internal static string Made(string batchNumber, string messageId, string contentHash) => $"生成付款文件 {batchNumber} {messageId} {contentHash}";

    internal static string Downloaded(string batchNumber, string messageId, string contentHash) => $"下载付款文件 {batchNumber} {messageId} {contentHash}";

    internal static string SealDownloaded(string batchNumber, string messageId) => $"下载付款文件的封印 {batchNumber} {messageId}";

    internal const string SealUnreadable = "封印文件读不出来。请重新下载封印（.seal），与付款文件一起核验。";

    internal const string SealForged = "封印不是本系统的密钥所盖，或封印里的内容被改过。不要用这份文件付款，请从批次页重新下载。";

    internal static string ContentDiffers(string messageId) =>
        $"文件的内容与封印不一致：{messageId} 生成之后被改过。不要用这份文件付款，请从批次页重新下载。";

    internal static string NotInRecord(string messageId) => $"记录里没有报文 {messageId}，或内容与记录的不一致。请核对数据目录，必要时运行 check record。";

    internal static string ContentChanged(string messageId) =>
        $"记录里的付款文件 {messageId} 与它的摘要不一致，没有给出。请运行 check record，并告知监督人员。";

    internal static string Sound(string messageId, string batchNumber, int count, string total, string madeAt) =>
        $"封印和内容都对：报文 {messageId}，批次 {batchNumber}，{count} 笔，合计 {total}，{madeAt} 生成。";

    internal static string RefusedByBank(string madeAs, string reason) => $"（报文 {madeAs} 已被银行整份拒收：{reason}）";
}
