using System.Globalization;

namespace PolicyMarket.Data.Authoring.Publishing;

/// <summary>Chinese texts about approval, taking effect and withdrawal of versions.</summary>
internal static class PublishingWording
{
    internal const string ReasonOfApproval = "审定意见";

    internal const string ReasonOfCancelling = "取消生效的理由";

    internal const string ReasonOfWithdrawal = "撤销版本的理由";

    internal const string ThisVersion = "这个版本";

    internal static string SamePerson(string title) =>
        $"“{title}”的草稿你起草或改过，不能由你审定，什么也没有改动。请本部门没有改过它的另一位经办，或管理员审定。";

    internal const string CasesMoved = "算例在核对之后有变化，没有审定。请点“重新核对”，看过新的结果再审定。";

    internal const string NoGate = "还没有对这份内容做今天的发布前核对，没有审定。请先在审定页点“重新核对”，看过结果再审定。";

    internal const string GateChanged = "发布前核对的结果与你看到的不同（数据或资金有变化），没有审定。请刷新页面，看过新的结果再审定。";

    internal const string GateDamaged = "存储的发布前核对与核对时的不符，没有审定。请重新核对，并联系管理员核对记录。";

    internal static string Blocked(string title, string reason) => $"发布前核对有必须先解决的问题（{title}：{reason}），没有审定。请退回修改。";

    internal static string Unacknowledged(string title) => $"发布前核对的提示“{title}”还没有勾选并写明理由，没有审定。请逐条写明后再审定。";

    internal static string EffectOutOfRange(DateOnly today, DateOnly latest, DateOnly given) =>
        $"生效日期应在今天 {today:yyyy-MM-dd} 到 {latest:yyyy-MM-dd} 之间，现在是 {given:yyyy-MM-dd}，没有审定。请改日期后再审定。";

    internal static string ExpiredByThen(DateOnly effect) =>
        $"到生效日期 {effect:yyyy-MM-dd}，政策文件或申报期已经结束，没有审定。请把日期提前，或退回续期。";

    internal static string Rival(string title, DateOnly? effect) =>
        $"“{title}”另有一份已审定、定于 {effect:yyyy-MM-dd} 生效的草稿，没有审定，两份都没有丢失。请先在草稿列表打开那一份取消生效，或等它生效后把这一份更新到现行版本。";

    internal static string Approved(DateOnly effect, string hash, string gate, string reason) =>
        $"审定，{effect:yyyy-MM-dd} 生效：{reason}，内容摘要 {hash}，核对摘要 {gate}";

    internal const string NotScheduled = "这份草稿不在待生效，什么也没有改动。请刷新后再看。";

    internal static string Cancelled(string reason) => $"取消生效：{reason}";

    internal static string PublishedDetail(string code, int number, string hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{code} 第 {number} 版，内容摘要 {hash}");

    internal static string PublishedTitle(string title) => $"新版本已生效：{title}";

    internal static string PublishedBody(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"第 {number} 版已生效，下一次夜间匹配起按它判定。原版本没有确认的待确认由匹配重新判定。");

    internal static string OvertakenTitle(string title) => $"没有生效：{title}";

    internal static string OvertakenBody(string why) => $"{why}草稿已回到可以修改的状态。";

    internal const string NotIntact = "送审或审定的记录与封印不符，没有生效。请管理员核对记录。";

    internal const string NotCurrent = "只能撤销现行的版本；它已被更新的版本替换，什么也没有改动。请刷新后再看。";

    internal const string FirstVersion = "这是事项的第一个版本，没有可以恢复的前一版，什么也没有改动。请改用“终止”或“暂停”。";

    internal const string PreviewChanged = "撤销会影响的待确认和申领与你看到的不同，什么也没有改动。请刷新页面，看过新的清单再撤销。";

    internal static string OfferUndone(int number, string reason) =>
        string.Create(CultureInfo.InvariantCulture, $"事项第 {number} 版已撤销（{reason}），按前一版重新判定");

    internal static string WithdrawnDetail(int number, int restored, int offers, int claims, string reason) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"撤销第 {number} 版，恢复前一版的内容为第 {restored} 版：{reason}；撤回 {offers} 项待确认，{claims} 笔已确认的保留"
        );

    internal static string ClaimsStayTitle(string title) => $"版本撤销后要核查：{title}";

    internal static string ClaimsStayBody(int number, int claims, string amount) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"第 {number} 版已撤销，按它确认的 {claims} 笔（合计 {amount}）仍然有效，没有自动收回。请在事项的“版本”页看清单，逐笔核查是否需要追回。"
        );
}
