namespace PolicyMarket.Data.Policies.Standing;

/// <summary>Chinese texts about where the payout of an item stands, and about a decided zero.</summary>
public static class StandingWording
{
    /// <summary>The status as screens say it.</summary>
    public static string Of(PayoutStatus status) =>
        status switch
        {
            PayoutStatus.NotStarted => "未开始",
            PayoutStatus.UnderWay => "兑现流程中",
            PayoutStatus.Decided => "已确定扶持结果",
            PayoutStatus.Paid => "已拨付",
            PayoutStatus.Zero => "零拨付",
            _ => throw new InvalidOperationException($"The unknown status {status}."),
        };

    internal const string ReasonForZero = "零拨付的原因";

    internal static string HasPayouts(int waiting, int open, int paid) =>
        $"本轮有 {waiting:N0} 项待确认、{open:N0} 笔未拨付、{paid:N0} 笔已拨付，不是零拨付，什么也没有改动。";

    internal const string NoZeroDecided = "这个事项没有记过零拨付，什么也没有改动。请刷新后再看。";

    internal static string Zero(string reason) => $"零拨付：{reason}";

    internal static string ZeroTakenBack(string reason) => $"撤销零拨付，原来的原因：{reason}";
}
