using System.Globalization;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Payouts;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>Chinese texts about the record check: each inconsistency that it finds.</summary>
internal static class RecordCheckWording
{
    internal static string PayoutWithoutClaim(long payoutId) => $"拨付第 {payoutId} 行没有它的兑现申请";

    internal static string StatesDisagree(string payout, PayoutState payoutState, ClaimState claimState) =>
        $"拨付 {payout} 的状态是 {payoutState}，而兑现申请的状态是 {claimState}";

    internal const string ThePayout = "拨付";

    internal static string NumberedClaim(string claimNumber) => $"兑现申请 {claimNumber}";

    internal static string NumberedClaimSpaced(string claimNumber) => $"兑现申请 {claimNumber} ";

    internal const string TheReceipt = "凭证";

    internal static string EntriesWrong(string payout, LedgerPhase phase, LedgerAccount fromAccount, LedgerAccount toAccount, int count) =>
        $"拨付 {payout} 的“{phase}”应有两条分录，从 {fromAccount} 到 {toAccount}，现在有 {count} 条，或账户、资金池不对";

    internal static string EntryOfPhase(LedgerPhase phase) => $"分录“{phase}”";

    internal static string EntryUnexpected(string payout, PayoutState state, LedgerPhase phase) =>
        $"拨付 {payout} 的状态是 {state}，而另有“{phase}”的分录";

    internal static string NotDisclosed(string payout) => $"拨付 {payout} 已付款，应当公示而没有公示";

    internal static string DisclosedUnpaid(string payout) => $"拨付 {payout} 没有付款，却有公示";

    internal const string TheDisclosure = "公示";

    internal static string DisclosureDiffers(string payout) => $"拨付 {payout} 的公示与拨付不一致（受理号、付款日期或更正）";

    internal static string CheckResult(long links, long rows, int findings) => $"封印 {links:N0} 环，记录 {rows:N0} 行，不符 {findings:N0} 处";

    internal static string AllRecordsChecked(string actorName) => $"{actorName}核对全部记录";

    internal const string WhatWasFound = "查明的情况";

    internal const string ThisAlarm = "这个警报";

    internal static string ValueUnreadable(string table, string fault) => $"{table} 有一列的值读不出，没有核对完（{fault}）；是哪一行见“内容与封印不符”";

    internal static string NumberedOffer(long offerId) => $"待确认 {offerId} ";

    internal const string RecordChecker = "记录核对";

    internal static string AlarmRaised(string occasion, int count, string? place) => $"{occasion}：{count} 处，{place}";

    internal const string DatabaseUpgrade = "数据库升级";

    internal static string SealingBegins(long rows) => string.Create(CultureInfo.InvariantCulture, $"启用封印：已有的 {rows:N0} 行记录从现在起封印");

    internal const string OutsideDatabase = "数据库之外";

    internal static string InPublishedList(string date) => $"公布的清单里 {date} ";

    internal static string BatchHashDiffers(string storedHash) => $"按现在的拨付重算的摘要与登记的摘要 {storedHash}… 不一致";

    internal static string BatchTotalsDiffer(int storedCount, string storedTotal, int actualCount, string actualTotal) =>
        $"登记 {storedCount} 笔 {storedTotal}，现有 {actualCount} 笔 {actualTotal}";

    internal static string BatchCheckerWrong(string batchNumber, string state) => $"批次 {batchNumber} 的状态是“{state}”，而复核人缺失、多余或就是编批人";

    internal static string PayoutStateUnfit(string batchNumber, string batchState, string payout, PayoutState payoutState) =>
        $"批次 {batchNumber} 的状态是“{batchState}”，而其中的拨付 {payout} 是 {payoutState}";
}
