using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Policies;

/// <summary>The rule that only an award (奖补) is paid out, for every workflow that leads to money.</summary>
internal static class PaidOut
{
    /// <summary>Null for an award; otherwise the refusal, which says how the benefit is had instead.</summary>
    public static Diagnostic? Demand(PolicyItemVersion? version) => version switch
    {
        null => throw new InvalidOperationException("The version was not loaded, so it cannot be said whether it is paid out."),
        { IsPaidOut: true } => null,
        _ => new Diagnostic(
            DataDiagnostics.BenefitNotPaid,
            $"“{version.Title}”是{Say(version.Benefit)}，什么也没有改动。只有奖补事项可以生成待确认、申领、拨付和公示。"),
    };

    /// <summary>"减免，不发放资金，在申报税费时享受", of a kind that is not paid out.</summary>
    public static string Say(BenefitKind kind) => $"{PolicyWords.Of(kind)}，不发放资金，{Instead(kind)}";

    private static string Instead(BenefitKind kind) => kind switch
    {
        BenefitKind.Relief => "在申报税费时享受",
        BenefitKind.Entitlement => "在办理相应业务时享受",
        BenefitKind.Qualification => "由认定部门认定",
        _ => throw new InvalidOperationException($"A benefit of kind {kind} is paid out or unknown."),
    };
}
