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
            ImportWording.BenefitTakenByDefault(kind.Count(), PolicyWords.Of(kind.Key), Named(kind), BenefitDefaults.TaxCategory),
            "benefit"
        );

    /// <summary>The document is left to the department, which may still confirm that it is carried out.</summary>
    private static IEnumerable<Diagnostic> NotAdmitted(ImmutableArray<PolicyRule> rules, AttributeCatalog catalog, DateOnly today) =>
        from rule in rules
        where rule is { IsPaidOut: true, Mode: ClaimMode.ApplyFree }
        let failed = AdmissionTest
            .Of(rule, catalog, today, today)
            .Where(result => !result.IsPassed && result.Name != AdmissionTest.DocumentInForce)
            .ToList()
        where failed.Count > 0
        select new Diagnostic(
            DataDiagnostics.PolicyNotAdmitted,
            ImportWording.ItemNotAdmitted(
                rule.Id,
                rule.Title,
                string.Join("；", failed.Select(result => $"{result.Name}——{string.Join("、", result.Reasons)}"))
            ),
            rule.Id
        );

    private static string Named(IEnumerable<PolicyRule> rules)
    {
        var all = rules.Select(rule => rule.Id).ToList();
        return string.Join("、", all.Take(Examples)) + (all.Count > Examples ? " 等" : "");
    }
}
