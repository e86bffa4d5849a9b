namespace PolicyMarket.Data.Firms.Accounts;

/// <summary>Chinese texts about bank accounts: refusals, verification and the roster of a bank.</summary>
internal static class AccountWording
{
    internal const string AccountNotYours = "这个账户不是本企业登记的账户，什么也没有改动。请刷新后再选。";

    internal static string AccountNumbered(long accountId) => $"账户 {accountId}";

    internal const string PhoneShape = "手机号应为 11 位数字，如 13800001234，什么也没有改动。请改正后再提交；不想收短信时把它留空。";

    internal const string PhoneChanged = "接收通知的手机已更换";

    internal static string PhoneChangedTo(string masked) =>
        $"{(masked.Length == 0 ? "今后不再发短信，消息只在收件箱里" : $"今后的短信发到 {masked}")}。不是本企业办理的，请马上改密码并联系管理员。";

    internal const string CommandLine = "命令行";

    internal const string ThisAccount = "这个账户";

    internal const string AccountVerified = "收款账户已核验";

    internal static string VerifiedByBank(string bankName, string maskedNumber) => $"{bankName} {maskedNumber} 已经银行核验，等待它的款项会编入拨付批次。";

    internal static string HolderDiffersUnverified(string holder, string firmName) =>
        $"户名“{holder}”与企业登记名称“{firmName}”不一致，没有核验。请企业按现在的名称重新登记这个账户。";

    internal static string AccountIncomplete(string maskedNumber) =>
        $"账户 {maskedNumber} 的账号不是 8 到 32 位数字，或没有开户行，没有核验。请企业重新登记。";

    internal static string NumberVerifiedForOther(string maskedNumber, string ownerName, string firmName) =>
        $"账号 {maskedNumber} 已核验为“{ownerName}”的账户，一个账号只有一个户主，没有核验“{firmName}”的。请向银行核实账户归谁。";

    internal static string NumberAlreadyRegistered(string bankName) => $"这个账号已经登记在“{bankName}”，什么也没有改动。请核对开户行。";

    internal static string HolderRenamed(string maskedNumber, string formerHolder, string newHolder) =>
        $"{maskedNumber} 户名由“{formerHolder}”改为“{newHolder}”";

    internal static string HolderMustBeFirm(string firmName, string? holder) =>
        $"户名应与企业登记名称“{firmName}”完全一致，现在填的是“{holder}”，账户没有添加。请填本企业的对公账户。";

    internal const string NumberMalformed = "账号应为 8 到 32 位数字（空格和连字符可有可无），账户没有添加。请核对后再填。";

    internal const string ListOfAccounts = "账户名单";

    internal static string RowOfFile(int row) => $"第 {row} 行";

    internal static string VerifiedNotYesNo(string found) => $"“核验”只能是“是”或“否”，现在是“{found}”。不知道的留空。";

    internal static string VerifiedCell(string row) => $"{row} · 核验";

    internal const string NoAccountRows = "账户名单里只有表头，没有一行账户。请确认选对了文件。";

    internal static string LineOfList(int number) => $"第 {number} 行";

    internal static string BankListTaken(int lineCount, int added, int verified) => $"银行名单 {lineCount} 行，新账户 {added} 个，新核验 {verified} 个";

    internal static string NoSuchFirm(string creditCode) => $"没有统一社会信用代码为“{creditCode}”的企业。请先导入企业，或删去这一行。";

    internal static string ListedNumberMalformed(string accountNumber) =>
        $"账号“{accountNumber}”应为 8 到 32 位数字。表格里的账号请设成“文本”再填，科学计数的写法已经丢了数位。";

    internal static string ListedHolderDiffers(string holder, string firmName) => $"户名“{holder}”与企业登记名称“{firmName}”不一致。请核对是否同一企业。";

    internal const string BankNameMissing = "没有写开户行。请补上后再导入。";

    internal static string NumberHasOtherOwner(string maskedNumber, string ownerName) =>
        $"账号 {maskedNumber} 已核验为“{ownerName}”的账户，一个账号只有一个户主。请向银行核实账户归谁。";

    internal static string RegisteredAccountDiffers(string registeredHolder, string registeredBank, string listedHolder, string listedBank) =>
        $"企业登记的是户名“{registeredHolder}”、开户行“{registeredBank}”，名单里是“{listedHolder}”“{listedBank}”，不能据此核验。请核对后再导入。";
}
