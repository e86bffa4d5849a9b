namespace PolicyMarket.Data.Casework.Desk;

/// <summary>Chinese texts about the desk of cases: refusals and subjects.</summary>
internal static class CaseDeskWording
{
    internal const string ThresholdsNotYours = "阈值对全部部门生效，由督查部门（不属于某个部门的监督账号）或管理员设置，什么也没有改动。";

    internal const string CaseworkCheck = "督办检查";

    internal const string DismissalReason = "不再督办的理由";

    internal const string ThisCase = "这个督办件";

    internal static string CaseAlreadyEnded(long caseId, string? closeReason) =>
        $"督办件 {caseId} 已经结束（{closeReason}），什么也没有改动。请刷新后再看。";
}
