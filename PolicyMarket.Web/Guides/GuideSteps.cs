using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Guides;

/// <summary>The steps of an item by its kind of benefit, and of an award by its mode, in the order in which they happen.</summary>
internal static class GuideSteps
{
    public static IReadOnlyList<string> Of(PolicyRule rule)
    {
        string[] steps = rule.Benefit switch
        {
            BenefitKind.Award => [.. UpToDecision(rule.Mode), "财政部门复核、拨付", "款到企业账户，可以下载到账凭证"],
            BenefitKind.Qualification => ["企业向认定部门提交申请和材料", "认定部门评审、公示", "列入认定名单或取得证书"],
            _ => [$"{rule.Where ?? "在办理相应业务时"}，符合条件的直接享受"],
        };
        return [.. steps.Select((step, at) => $"{at + 1}. {step}")];
    }

    private static string[] UpToDecision(ClaimMode mode) =>
        mode switch
        {
            ClaimMode.ApplyFree => ["部门用已有的数据匹配", "主管部门核对名单", "企业收到提醒，核对金额和收款账户后点确认"],
            ClaimMode.OnRecognition => ["取得认定文件或列入认定名单", "主管部门核对名单", "企业确认收款账户"],
            ClaimMode.Instant => ["企业提出申请", "系统用部门数据当场核对", "当场得到结果"],
            ClaimMode.OnPromise => ["企业签署承诺", "先兑现，再核查；没有做到承诺的，追回"],
            ClaimMode.Advance => ["主管部门预拨一部分", "年终清算，多退少补"],
            ClaimMode.Apply => ["企业在申报时间内提交申请和材料", "主管部门审核、公示"],
            _ => throw new InvalidOperationException($"The unknown mode {mode}."),
        };
}
