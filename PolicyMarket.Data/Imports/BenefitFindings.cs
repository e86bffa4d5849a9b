using System.Collections.Immutable;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Imports;

/// <summary>Findings of an import about kinds of benefit: which defaults were taken, and which apply-free items fail the admission tests.</summary>
internal static class BenefitFindings
{
    private const int Examples = 5;

    public static IEnumerable<Diagnostic> Of(ImmutableArray<PolicyRule> rules, AttributeCatalog catalog, DateOnly today) =>
        Defaults(rules).Concat(NotAdmitted(rules, catalog, today));

    /// <summary>One line for each kind that was taken by default.</summary>
    private static IEnumerable<Diagnostic> Defaults(ImmutableArray<PolicyRule> rules) =>
        from rule in rules
        where rule.DeclaredBenefit is null
        group rule by rule.Benefit into kind
        orderby kind.Key
        select new Diagnostic(
            DataDiagnostics.PolicyDefaultBenefit,
            $"{kind.Count()} 个事项没有写 benefit（奖补、减免、权益、资质），按默认取“{PolicyWords.Of(kind.Key)}”：{Named(kind)}。默认规则：没有金额也没有封顶为资质，“{BenefitDefaults.TaxCategory}”类为减免，其余为奖补。只有奖补发放资金；不对的请写明后重新导入。",
            "benefit");

    /// <summary>The document is left to the department, which may still confirm that it is carried out.</summary>
    private static IEnumerable<Diagnostic> NotAdmitted(ImmutableArray<PolicyRule> rules, AttributeCatalog catalog, DateOnly today) =>
        from rule in rules
        where rule is { IsPaidOut: true, Mode: ClaimMode.ApplyFree }
        let failed = AdmissionTest.Of(rule, catalog, today, today).Where(result => !result.IsPassed && result.Name != AdmissionTest.DocumentInForce).ToList()
        where failed.Count > 0
        select new Diagnostic(
            DataDiagnostics.PolicyNotAdmitted,
            $"事项 {rule.Id}“{rule.Title}”写为免申即享，但不符合准入条件：{string.Join("；", failed.Select(result => $"{result.Name}——{string.Join("、", result.Reasons)}"))}。请改用别的兑现方式，或补齐依据。",
            rule.Id);

    private static string Named(IEnumerable<PolicyRule> rules)
    {
        var all = rules.Select(rule => rule.Id).ToList();
        return string.Join("、", all.Take(Examples)) + (all.Count > Examples ? " 等" : "");
    }
}
