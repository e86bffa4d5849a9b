namespace PolicyMarket.Data.Audit;

/// <summary>Chinese texts about the audit trail: names of actors that have no account, and merged repetitions.</summary>
internal static class AuditWording
{
    internal const string CommandLineOrJob = "命令行或任务";

    internal const string UnknownVisitor = "未登录的访客";

    internal const string NoSuchAccount = "不存在的账号";

    internal static string RepeatedWithinMinute(int repeats, string detail) => $"此后 1 分钟内又有 {repeats} 次相同的：{detail}";
}
