namespace PolicyMarket.Data.Offers;

/// <summary>Chinese texts about offers: states, notices, reasons and refusals.</summary>
internal static class OfferWording
{
    internal static string AmountWithdrawn(string amount, string title) => $"已撤回 {amount}：{title}";

    internal static string WithdrawnWhy(string reason) => $"{reason}。有疑问请联系经办部门；数据有误的，由数据所属部门更正后会重新核对。";

    internal static string LastDayUnconfirmed(DateOnly lastDay) => $"最后一天 {lastDay:yyyy-MM-dd} 已过，没有确认";

    internal static string OfferExpired(string title) => $"已过期：{title}";

    internal static string ConfirmationEnded(string amount, DateOnly lastDay) =>
        $"这一笔 {amount} 应在 {lastDay:yyyy-MM-dd} 前（含当日）确认，现已结束。有疑问请联系经办部门。";

    internal static string AmountRenewed(string amount) => $"数据有变化，金额 {amount}";

    internal static string AmountRechecked(string title) => $"金额重新核对：{title}";

    internal static string AmountChanged(string oldAmount, string newAmount, string next) =>
        $"数据有变化，金额由 {oldAmount} 变为 {newAmount}。{next}，现在不用办理。";

    internal const string NotifiedAfterCheck = "部门核对后会再次通知";

    internal const string NotifiedLater = "稍后按新的金额再次通知";

    internal static string AmountUnchanged(string amount) => $"数据有变化，金额不变，仍为 {amount}";

    internal const string ExpiryJob = "到期任务";

    internal const string PushJob = "推送任务";

    internal const string Push = "推送";

    internal static string NoOpenFund(string title) =>
        $"事项“{title}”还没有指定开放的资金池，企业确认后无钱可付，所以什么也没有推送。请财政先在资金页为它指定资金池。";

    internal static string AmountAvailable(string amount, string title) => $"可领取 {amount}：{title}";

    internal static string ConfirmBefore(DateOnly lastDay) =>
        $"部门数据显示贵企业符合条件，不用申报、不用交材料。请在 {lastDay:yyyy-MM-dd} 前（含当日）登录确认收款账户，确认后即进入拨付。";

    internal static string ChosenOffers(int count) => $"所选的 {count} 项";

    internal static string OutsideDepartment(int count) => $"所选的项里有 {count} 项不归你的部门预审，什么也没有改动。请只选本部门的项。";

    internal static string OutsideTerritory(int count, string territory, string? firm) =>
        $"所选的项里有 {count} 项的企业不在本部门辖区（{territory}）登记，如{firm}，什么也没有改动。请只选辖区内的企业。";

    internal static string ChosenClosed(int chosenCount, int closedCount, string verb, string? firm, string? why) =>
        $"所选的 {chosenCount} 项里有 {closedCount} 项不能再{verb}（{firm}：{why}），什么也没有改动。请只选仍在办理期内的项。";

    internal static string RuleDamaged(string title) =>
        $"事项“{title}”存储的规则已损坏、读不出来，现在不能办理它的待确认，什么也没有改动。请联系管理员从备份恢复，或由编写部门重新发布这个事项。";

    internal static string LastDayPassed(DateOnly lastDay) => $"最后一天 {lastDay:yyyy-MM-dd} 已过";

    internal static string ChosenStuck(int chosenCount, int stuckCount, string verb, string? firm, string state) =>
        $"所选的 {chosenCount} 项里有 {stuckCount} 项现在不能{verb}（{firm}：{state}），什么也没有改动。可能有人先办理了，请刷新后再选。";

    internal static string ItemEnded(DateOnly? lastDay) => $"事项已于 {lastDay:yyyy-MM-dd} 由部门终止";

    internal static string DocumentEnded(DateOnly lastDay) => $"文件已于 {lastDay:yyyy-MM-dd} 到期";

    internal static string FilingEnded(DateOnly? lastDay) => $"办理期已于 {lastDay:yyyy-MM-dd} 截止";

    internal static string DocumentNotBegun(DateOnly firstDay) => $"文件自 {firstDay:yyyy-MM-dd} 起施行";

    internal static string FilingNotBegun(DateOnly? firstDay) => $"办理期自 {firstDay:yyyy-MM-dd} 开始";

    internal const string ValidityUnconfirmed = "文件没有写明有效期，部门也没有确认执行到哪一天";

    internal static string ConfirmedPeriodEnded(DateOnly? lastDay) => $"部门确认的执行期已于 {lastDay:yyyy-MM-dd} 结束";

    internal static string FundYearEnded(DateOnly? lastDay) => $"资金年度已于 {lastDay:yyyy-MM-dd} 结束";

    internal static string MoreConditionsFail(int count) => $"另有 {count} 个条件不再满足";

    internal const string AmountNotComputable = "按现有数据算不出金额";

    internal static string AmountNow(string amount) => $"按现有数据应为 {amount}";

    internal const string NoLongerEligible = "按现有数据不再符合条件";

    internal static string ConditionUndecidable(string condition) => $"缺数据，不能判定“{condition}”";

    internal static string ConditionFails(string condition) => $"不再满足“{condition}”";

    internal static string FactMissing(string label, string oldValue, string source) => $"{label}原为 {oldValue}（{source}），现在没有数据";

    internal static string FactChanged(string label, string oldValue, string newValue, string source) =>
        $"{label}由 {oldValue} 变为 {newValue}（{source}）";

    internal const string ItemHasNewVersion = "事项已有新版本，按新版本另行核对";

    internal const string ItemNotInForce = "事项已不在执行期";

    internal const string ItemWithoutFund = "事项目前没有可用的资金池，指定后重新核对";

    internal const string BetterItemInGroup = "同组事项中另有金额更高的一项（就高不重复）";

    internal static string ItemIsNoAward(string benefit) => $"该事项是{benefit}";

    internal static string RecordAltered(string? firm, string verb) =>
        $"“{firm}”这一项的凭证与登记的摘要不一致，不能{verb}，什么也没有改动：凭证被改动过。请报告管理员，下一次匹配会重新生成。";

    internal const string Approve = "通过";

    internal const string ReasonForRefusal = "不通过的理由";

    internal const string Refuse = "不予通过";

    internal const string Undo = "撤销";

    internal static string NeedsSecondOfficer(string amount, string limit) =>
        $"合计 {amount}，超过一人可以通过的 {limit}，什么也没有改动。请用批量通过提交，由本部门另一位经办放行。";

    internal static string NeedsSecondOfficerToday(string amount, string used, string limit) =>
        $"这次是 {amount}，您今天一人通过的同一事项已有 {used}，合计超过一人一天对一个事项可以通过的 {limit}，什么也没有改动。请用批量通过提交，由本部门另一位经办放行。";

    internal const string NightlyMatching = "夜间匹配";

    internal const string AmountRecomputed = "数据有变化，金额重新计算";

    internal const string PassedByRule = "本事项免核对，按规则通过";

    internal const string AwaitingCheck = "待预审";

    internal const string AwaitingRelease = "已提交，待第二人放行";

    internal const string AwaitingData = "补充数据中";

    internal const string AwaitingPush = "已通过，待推送";

    internal const string AwaitingFirm = "已推送，待企业确认";

    internal const string ConfirmedByFirm = "企业已确认";

    internal const string DeclinedByFirm = "企业已放弃";

    internal const string CheckRefused = "预审未通过";

    internal const string Withdrawn = "已撤回";

    internal const string Expired = "已过期";
}
