using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Policies;

/// <summary>The rule that only an award (奖补) is paid out, for every workflow that leads to money.</summary>
internal static class PaidOut
{
    /// <summary>Null for an award; otherwise the refusal, which says how the benefit is had instead.</summary>
    public static Diagnostic? Demand(PolicyItemVersion? version) =>
        version switch
        {
            null => throw new InvalidOperationException("The version was not loaded, so it cannot be said whether it is paid out."),
            { IsPaidOut: true } => null,
            _ => new Diagnostic(DataDiagnostics.BenefitNotPaid, PolicyDeskWording.OnlyAwardsPaid(version.Title, Say(version.Benefit))),
        };

    /// <summary>"减免，不发放资金，在申报税费时享受", of a kind that is not paid out.</summary>
    public static string Say(BenefitKind kind) => PolicyDeskWording.PaysNoMoney(PolicyWords.Of(kind), Instead(kind));

    private static string Instead(BenefitKind kind) =>
        kind switch
        {
            BenefitKind.Relief => PolicyDeskWording.WhenFilingTaxes,
            BenefitKind.Entitlement => PolicyDeskWording.WhenHandlingBusiness,
            BenefitKind.Qualification => PolicyDeskWording.ByRecognizingDepartment,
            _ => throw new InvalidOperationException($"A benefit of kind {kind} is paid out or unknown."),
        };
}
