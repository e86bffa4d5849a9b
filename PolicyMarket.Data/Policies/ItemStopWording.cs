namespace PolicyMarket.Data.Policies;

/// <summary>Chinese texts about suspensions and ends of items.</summary>
internal static class ItemStopWording
{
    internal const string Reason = "理由";

    internal const string NotSuspended = "这个事项没有暂停，什么也没有改动。请刷新后再看。";

    internal const string NotEnded = "这个事项没有定过终止，什么也没有改动。请刷新后再看。";

    internal static string EndOutOfRange(DateOnly today, DateOnly latest, DateOnly given) =>
        $"终止的日期应在今天 {today:yyyy-MM-dd} 到 {latest:yyyy-MM-dd} 之间，现在是 {given:yyyy-MM-dd}，什么也没有改动。";

    internal static string EndDetail(DateOnly last, string reason) => $"终止，最后一天 {last:yyyy-MM-dd}：{reason}";

    internal static string EndTakenBack(DateOnly last, string reason) => $"撤销终止（原最后一天 {last:yyyy-MM-dd}）：{reason}";

    internal static string Suspended(string title, string verb) =>
        $"事项“{title}”已由部门暂停办理，不能{verb}，什么也没有改动。部门恢复办理后自动继续，理由见事项的“版本”页。";
}
