using System.Globalization;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Records;

/// <summary>Chinese texts about determination records: reading, verification and replay.</summary>
internal static class DeterminationRecordWording
{
    internal const string FormatUnknown = "凭证的格式版本不认识，无法读取。请用同期或更新版本的平台核验。";

    internal static string ContentBroken(string cause) => $"凭证内容不完整或被改动，无法读取（{cause}）。请从数据库备份恢复后再核验。";

    internal static string AttributeUnknown(string name) => $"指标目录中没有 {name}";

    internal const string ComputedByPlatform = "平台按规则算得";

    internal static string TruthUnknown(string given) => $"判定“{given}”不认识";

    internal static string OutcomeUnknown(string given) => $"结果“{given}”不认识";

    internal static string FieldMissing(string name) => $"缺少 {name}";

    internal static string ClaimNotFound(string number) => $"没有受理号为“{number}”的兑现申请。请核对受理号，它印在办理进度页的最上方。";

    internal const string ReceiptHeading = "兑现凭证 ";

    internal static string HashAgrees(string hash) => $"完整性：内容与登记的摘要一致（SHA-256 {hash}…）。";

    internal static string HashDiffers(string storedHash, string actualHash) =>
        $"完整性：内容与登记的摘要不一致。登记为 {storedHash}，现为 {actualHash}。凭证被改动过，请核查并从备份恢复。";

    internal const string SealLabel = "封印：";

    internal const string SealAgrees = "这份申请、它的凭证和所依据的事项版本与封印链一致。";

    internal const string ReceiptValid = "结论：凭证有效。";

    internal const string ReceiptNotVerified = "结论：凭证未通过核验。";

    internal const string ReplayLabel = "重算：";

    internal static string VersionMissing(string itemCode, int version) => $"重算：没有事项 {itemCode} 的第 {version} 版，无法重算。";

    internal static string FingerprintDiffers(int version) => $"重算：凭证写的规则指纹与事项第 {version} 版不一致。规则或凭证被改动过。";

    internal static string ReplayBasis(string title, int version, DateOnly asOf, int factCount) =>
        $"重算：事项“{title}”第 {version} 版，数据日期 {asOf:yyyy-MM-dd}，用到 {factCount} 项数据。";

    internal static string ReplayComparison(string outcome, string amount, string replayedOutcome, string replayedAmount, string claimedAmount) =>
        $"      凭证：{outcome}，{amount}；重算：{replayedOutcome}，{replayedAmount}；申请：{claimedAmount}。";

    internal const string AllThreeAgree = "      三者一致，分毫不差。";

    internal const string AllThreeDisagree = "      三者不一致。";

    internal const string PhrasingDiffers = "      逐字比对：重写的凭证与原文措辞不同（平台版本不同时可能如此）；以上面的结果和金额为准。";

    internal const string Eligible = "符合";

    internal const string Ineligible = "不符合";

    internal const string AwaitingData = "待补数据";

    internal static string InYuan(Money amount) => amount.InWords;

    internal const string NoAmount = "无金额";

    internal static string DataOfPeriod(string period) => $"{period}数据";

    internal static string DataOfBatch(long batch) => string.Create(CultureInfo.InvariantCulture, $"第 {batch} 批数据");

    internal static string SinceDate(DateOnly date) => $"自 {date:yyyy-MM-dd} 起";

    internal static string UntilDate(DateOnly date) => $"截至 {date:yyyy-MM-dd}";
}
