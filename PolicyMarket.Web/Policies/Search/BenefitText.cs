using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>How an item is had, in words: by its kind of benefit, and of an award by its mode.</summary>
internal static class BenefitText
{
    public static string Way(PolicyRule rule) =>
        rule.Benefit switch
        {
            BenefitKind.Award => AwardWay(rule.Mode),
            BenefitKind.Relief => $"减免：不发放资金。{rule.Where ?? "在申报税费时享受"}。",
            BenefitKind.Entitlement => $"权益：不发放资金。{rule.Where ?? "办理相应业务时享受"}。",
            BenefitKind.Qualification => $"资质：由认定部门认定，本身不发放资金。{(rule.Where is { } where ? where + "。" : "")}",
            _ => throw new InvalidOperationException($"The unknown kind of benefit {rule.Benefit}."),
        };

    private static string AwardWay(ClaimMode mode) =>
        mode switch
        {
            ClaimMode.ApplyFree => "免申即享：不用申请。系统按部门已有的数据匹配，部门核对后推送给企业，企业确认一次，钱就打到账户。",
            ClaimMode.OnRecognition => "认定即享：认定文件或名单一公布，由主管部门按名单兑现，企业不用申请。",
            ClaimMode.Instant => "即申即享：企业提出申请，条件全部按部门数据判定，当即兑现。",
            ClaimMode.OnPromise => "承诺兑现：企业签署承诺后先兑现，事后核查；承诺不实的要退回并记入信用记录。",
            ClaimMode.Advance => "预兑现：先预拨一部分，年终清算，多退少补。",
            ClaimMode.Apply => "标准兑现：由企业向主管部门申报，经审核、公示后拨付，具体时间和材料以主管部门的通知为准。",
            _ => throw new InvalidOperationException($"The unknown mode {mode}."),
        };
}
