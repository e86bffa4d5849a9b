namespace PolicyMarket.Data.Funds.Budgets;

/// <summary>Chinese texts about funds: refusals and audit details.</summary>
internal static class BudgetWording
{
    internal const string ItemWithoutFund = "这个事项还没有指定资金池，暂时不能付款，什么也没有改动。请稍后再来，或请部门联系财政指定资金池。";

    internal static string FundClosedForPayments(string fundName) =>
        $"资金池“{fundName}”已关闭，不再接新的付款，什么也没有改动。请等财政重新开放或改用别的资金池。";

    internal static string FundYearEnded(string fundName, DateOnly lastDay) =>
        $"资金池“{fundName}”的年度已于 {lastDay:yyyy-MM-dd} 结束，不再接新的付款，什么也没有改动。请等财政为事项指定新年度的资金池。";

    internal static string FundShort(string fundName, string shortfall) =>
        $"资金池“{fundName}”可用余额不足（还差 {shortfall}），什么也没有改动，权益仍然保留。财政追加预算后再办理即可。";

    internal const string FundCode = "资金池编号";

    internal const string FundName = "资金池名称";

    internal static string BudgetYearInvalid(int year) => $"预算年度应在 2000 到 2100 之间，现在是 {year}，资金池没有建立。";

    internal const string ThisDepartment = "这个部门";

    internal static string FundCodeTaken(string code, string fundName, int year) =>
        $"编号 {code} 已是资金池“{fundName}”（{year} 年），没有新建。请换一个编号。";

    internal const string GrantNote = "预算指标文号或说明";

    internal static string GrantInvalid(string most) => $"追加的金额应大于 0、不超过 {most}，什么也没有改动。";

    internal const string ThisFund = "这个资金池";

    internal static string FundClosedForGrants(string fundName) => $"资金池“{fundName}”已关闭，不能追加预算。请先重新开放。";

    internal static string GrantedWithOtherAmount(string note, string grantedAmount) =>
        $"“{note}”已经追加过 {grantedAmount}，与这次的金额不同，什么也没有改动。另一笔预算请填它自己的文号。";

    internal const string ThisItem = "这个事项";

    internal static string FundClosedForItems(string fundName) => $"资金池“{fundName}”已关闭，不能指定给事项。请先重新开放，或选别的资金池。";

    internal const string FundUnassigned = "取消资金池";

    internal static string LastDayInvalid(DateOnly first, DateOnly last, DateOnly lastDay) =>
        $"资金池的最后一天应在 {first:yyyy-MM-dd} 到 {last:yyyy-MM-dd} 之间，现在是 {lastDay:yyyy-MM-dd}，什么也没有改动。";

    internal static string LastDayChanged(DateOnly formerLastDay, DateOnly newLastDay) => $"{formerLastDay:yyyy-MM-dd} 改为 {newLastDay:yyyy-MM-dd}";
}
