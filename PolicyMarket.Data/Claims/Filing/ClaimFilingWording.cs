using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Claims.Filing;

/// <summary>Chinese texts about confirming and declining: refusals, lines of the timeline, reasons of withdrawal.</summary>
internal static class ClaimFilingWording
{
    internal const string Confirm = "确认";

    internal const string AccountNotYours = "所选的收款账户不是本企业登记的账户，什么也没有改动。请另选一个账户，或先添加账户。";

    internal const string DeclineReason = "放弃的原因";

    internal const string ThisOffer = "这一项待确认";

    internal const string OfferNotYours = "这一项不属于你的企业，什么也没有改动。请在本企业的首页里办理。";

    internal const string NotYetPushed = "部门还没有把这一项推送给企业，暂时不能确认，什么也没有改动。推送后会有消息通知。";

    internal const string AlreadyDeclined = "企业先前选择了不领取这一项，什么也没有改动。十个工作日内可以在这一项的页面上恢复，恢复后再确认。";

    internal const string TakeBack = "恢复领取";

    internal static string DeclinedTitle(string title) => $"已记下不领取：{title}";

    internal static string DeclinedBody(string amount, DateOnly lastDay) =>
        $"这一笔 {amount} 按贵企业的选择不发放。改变主意的，请在 {lastDay:yyyy-MM-dd} 前（含当日）登录恢复，之后不能恢复。";

    internal static string TakenBackTitle(string title) => $"已恢复，可以领取：{title}";

    internal static string TakenBackBody(string amount, DateOnly lastDay) =>
        $"这一笔 {amount} 重新等待确认，请在 {lastDay:yyyy-MM-dd} 前（含当日）登录确认收款账户。";

    internal static string NotDeclined(string state) => $"这一项现在是“{state}”，不用恢复，什么也没有改动。请刷新首页查看最新情况。";

    internal static string TakeBackOver(DateOnly lastDay) =>
        $"恢复的最后一天 {lastDay:yyyy-MM-dd} 已过，什么也没有改动。下一年度条件仍然满足时会再次收到。";

    internal static string CannotTakeBack(string reason) => $"这一笔不能恢复：{reason}。什么也没有改动。有疑问请联系经办部门。";

    internal static string WrongStateToConfirm(string state) => $"这一项现在是“{state}”，不能确认，什么也没有改动。请刷新首页查看最新情况。";

    internal static string AlreadyClaimedThisPeriod(string claimNumber) =>
        $"这个事项本期已经申领（受理号 {claimNumber}），同一期只能领一次，什么也没有改动。进度请看该受理号。";

    internal static string ExclusiveItemClaimed(string rivalTitle, string rivalNumber, Money rivalAmount) =>
        $"同类事项按“就高不重复”只能领一项，企业已申领“{rivalTitle}”（受理号 {rivalNumber}，金额 {rivalAmount.InWords}），什么也没有改动。";

    internal const string FirmConfirmed = "企业已确认领取";

    internal static string PayeeAccount(string bankName, string maskedNumber) => $"收款账户：{bankName} {maskedNumber}";

    internal const string TheSystem = "系统";

    internal const string FundsReserved = "资金已预留";

    internal static string ReservedFromFund(string fundName, string amount) => $"从“{fundName}”预留 {amount}，等待财政编入拨付批次";

    internal const string AwaitingAccountVerification = "等待收款账户核验";

    internal const string VerificationBeforeBatch = "银行核验这个账户之后才会编入拨付批次；也可以在这里改选已核验的账户";

    internal static string CannotRecheckNow(string damage) => $"现在不能核对这一笔，没有受理，也没有改动：{damage}这一笔会保留，数据恢复后再来确认。";

    internal static string NoLongerConfirmable(string reason) => $"这一笔不能再确认：{reason}。没有受理，也没有付款。有疑问请联系经办部门。";

    internal static string OfferWithdrawn(string reason) => $"这一笔已撤回，没有受理，也没有付款：{reason}。下一次匹配后再看首页和收件箱。";

    internal static string OfferNoLongerHolds(string offered, string difference) =>
        $"按今天的数据核对，这一笔（{offered}）不再成立，已撤回，没有受理，也没有付款：{difference}。数据有误的，请联系数据所属部门更正，更正后会重新核对。";

    internal const string AmountRecalculated = "确认时数据有变化，金额重新计算";

    internal const string PassedByRule = "本事项免核对，按规则通过";

    internal static string AmountChanged(string offered, string recalculated, string difference, string nextStep) =>
        $"按今天的数据核对，金额由 {offered} 变为 {recalculated}，没有受理，也没有付款：{difference}。{nextStep}。";

    internal const string NoticeAfterDepartmentCheck = "部门核对新的金额后会再次通知";

    internal const string NoticeOfNewAmount = "稍后按新的金额再次通知";
}
