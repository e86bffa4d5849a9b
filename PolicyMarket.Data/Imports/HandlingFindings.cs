using System.Collections.Immutable;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Imports;

/// <summary>Tells which items that are applied for do not say when, where, with which papers and whom to call.</summary>
internal static class HandlingFindings
{
    private const int Examples = 5;

    /// <summary>One line for all items.</summary>
    public static IEnumerable<Diagnostic> Of(ImmutableArray<PolicyRule> rules)
    {
        var lacking = rules.Select(rule => (rule.Id, Gaps: HandlingGaps.Of(rule))).Where(one => !one.Gaps.IsEmpty).ToList();
        if (lacking.Count > 0)
        {
            var named = lacking.Take(Examples).Select(one => ImportWording.HandlingOf(one.Id, HandlingGaps.Say(one.Gaps)));
            yield return new Diagnostic(
                DataDiagnostics.PolicyHandling,
                ImportWording.HandlingMissing(lacking.Count, string.Join("；", named), lacking.Count > Examples),
                "handling"
            );
        }
    }
}
