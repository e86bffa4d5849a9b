using System.Globalization;

namespace PolicyMarket.Data.Nightly;

/// <summary>Chinese texts about the nightly run: progress, refusals and audit details.</summary>
internal static class NightlyWording
{
    internal const string ReasonForRun = "运行的理由";

    internal const string DataKeptChanging =
        "匹配进行时一直有新数据导入，已重新开始三次，没有完成。已写入的部分有效。等导入结束后再点“立即运行”，会从头核对一遍。";

    internal static string SheetDamaged(long firmId, long sheetId) => $"企业 {firmId} 的数据页 {sheetId} 损坏";

    internal const string SavedFiguresUnreadable = "中断时保存的数字读不出来";

    internal static string FirmsDone(int done, int all) => string.Create(CultureInfo.InvariantCulture, $"{done:#,##0} / {all:#,##0} 家企业");

    internal static string ItemsAndConditions(int items, int conditions) =>
        string.Create(CultureInfo.InvariantCulture, $"{items:#,##0} 个事项，{conditions:#,##0} 个不同的条件");

    internal static string PairsDecided(long pairs, long eligible, long unknown) =>
        string.Create(CultureInfo.InvariantCulture, $"{pairs:#,##0} 对企业与事项，符合 {eligible:#,##0}，缺数据 {unknown:#,##0}");

    internal static string RunDateNeedsReason(string doubt) =>
        $"{doubt}没有运行，什么也没有改动。请核对日期；确实要运行的，请写明理由：命令行加 --force \"理由\"，或由管理员在“匹配批次”页填写。";

    internal static string DoubtWithReason(string? doubt, string reason) => $"{doubt}理由：{reason}";

    internal static string FirmsAndItems(int firms, int items) => $"{firms} 家企业，{items} 个事项";

    internal static string RunResult(
        long eligible,
        long unknown,
        long added,
        long lost,
        long changed,
        int offersMade,
        int offersWithdrawn,
        int offersExpired,
        long ruleGaps,
        long zeroAmounts
    ) =>
        $"符合 {eligible}，待补数据 {unknown}，新增 {added}，失去 {lost}，金额变化 {changed}，待确认 {offersMade}，撤回 {offersWithdrawn}，过期 {offersExpired}，规则有缺口 "
        + $"{ruleGaps}，金额为 0 {zeroAmounts}";

    internal static string FirmsLeftOut(int damagedSheets, int firms) => $"{damagedSheets} 页数据损坏，{firms} 家企业不参加这一次匹配";

    internal const string DamagedSheetsChanged = "损坏的数据页与开始时不同";

    internal static string EarlierResultDisagrees(string doubt) => $"与上一次的结果对不上，从头核对：{doubt}";

    internal const string RestartForDamage = "有一页数据在写入时发现损坏，这家企业不再参加";

    internal const string RestartForNewData = "运行期间导入了新数据";
}
