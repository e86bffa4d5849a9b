using System.Globalization;

namespace PolicyMarket.Data.Ledger.Books;

/// <summary>Chinese texts about the ledger: headings of exports, refusals of closing a month, findings of the check.</summary>
internal static class BooksWording
{
    internal const string ThisMonth = "这个月份的结账申请";

    internal const string RejectReason = "退回的原因";

    internal static string MonthForm(string month) => $"月份“{month}”写法有误，什么也没有改动。请写成 2026-10 这样。";

    internal static string MonthNotOver(string month, DateOnly lastDay) =>
        $"{month} 要到 {lastDay:yyyy-MM-dd} 才结束，还不能结账，什么也没有改动。请在次月办理。";

    internal static string NothingToClose(string month) => $"{month} 以前还没有分录，没有可以结的账，什么也没有改动。";

    internal static string WrongOrder(string month, string next) =>
        $"账要按月依次结：下一个该结的是 {next}，不是 {month}。什么也没有改动。请先结 {next}。";

    internal static string AlreadyClosed(string month) => $"{month} 已经结账，不能再结，也不能重新打开，什么也没有改动。更正请记在当前月份。";

    internal static string NotBalanced(string month) => $"{month} 的试算不平衡，没有结账，什么也没有改动。请先用“核对账簿”查明不符的分录，再结账。";

    internal static string AlreadyDecided(string month, string state) => $"{month} 的结账申请现在是“{state}”，什么也没有改动。请刷新后再看。";

    internal static string SamePerson(string month) => $"{month} 的结账由你提出，要由另一位复核人办理，什么也没有改动。";

    internal static string BalanceMoved(string month) => $"{month} 的试算平衡表与你看到的不同，没有结账，什么也没有改动。请刷新后重新核对。";

    internal static string Proposed(string month, int postings, string debit) => $"{month} 分录 {postings} 条，借贷各 {debit}";

    internal static string Closed(string month, int lines, string hash) => $"{month} 试算平衡表 {lines} 行，摘要 {hash}";

    internal static string Rejected(string month, string reason) => $"{month} {reason}";

    internal static string Say(PeriodState state) =>
        state switch
        {
            PeriodState.AwaitingApproval => "待复核",
            PeriodState.Closed => "已结账",
            PeriodState.Rejected => "已退回",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A period state without words."),
        };

    internal const string TrialSheet = "试算平衡表";

    internal const string StatementSheet = "明细账";

    internal static readonly string[] TrialHead = ["资金池编号", "资金池", "科目", "期初余额", "借方发生", "贷方发生", "期末余额"];

    internal static readonly string[] StatementHead =
    [
        "分录号",
        "时间",
        "资金池编号",
        "资金池",
        "科目",
        "类型",
        "受理号",
        "办理人",
        "幂等键",
        "借方",
        "贷方",
        "余额",
    ];

    internal const string RolesMoved = "角色刚刚变化，没有导出。请重新登录后再试。";

    internal const string Total = "合计";

    internal const string Opening = "期初";

    internal const string Closing = "期末";

    internal static string TrialFile(DateOnly from, DateOnly to) => $"试算平衡表-{Range(from, to)}";

    internal static string StatementFile(DateOnly from, DateOnly to) => $"明细账-{Range(from, to)}";

    internal static string Exported(string sheet, DateOnly from, DateOnly to, int rows) => $"{sheet} {from:yyyy-MM-dd} 至 {to:yyyy-MM-dd}，{rows} 行";

    internal static string TooManyRows(int most) => $"明细超过 {most:N0} 条，没有导出。请缩短日期范围，或加上资金池、科目等条件，分几次导出。";

    internal static string PairUneven(string phase, int count, string sum) => $"“{phase}”有 {count} 条，合计 {sum}，应是两条、合计为零";

    internal static string RouteWrong(string phase) => $"“{phase}”的两条分录不在它应有的两个科目上，或不在同一个资金池";

    internal static string MomentUneven(string sum) => $"到这一条为止借贷不相等，相差 {sum}";

    internal static string Below(string fund, string account, string balance) => $"资金池“{fund}”的“{account}”到这一条为止是 {balance}，小于零";

    internal static string PayoutsDiffer(string fund, string account, string ledger, string payouts) =>
        $"资金池“{fund}”的“{account}”按分录是 {ledger}，按拨付是 {payouts}";

    internal static string SealedDiffers(string month, string fund, string account, string kept, string rebuilt) =>
        $"{month} 结账的试算平衡表上，资金池“{fund}”的“{account}”期末是 {kept}，按分录重算是 {rebuilt}";

    internal static string HashDiffers(string month) => $"{month} 结账时的试算平衡表与按分录重算的不同（摘要不一致）";

    private static string Range(DateOnly from, DateOnly to) => string.Create(CultureInfo.InvariantCulture, $"{from:yyyyMMdd}-{to:yyyyMMdd}");
}
