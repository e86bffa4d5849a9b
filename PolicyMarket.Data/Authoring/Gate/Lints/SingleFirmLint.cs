using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Data.Authoring.Gate.Lints;

/// <summary>公平竞争: a condition that names firms by their code or name.</summary>
internal sealed class SingleFirmLint : IDraftLint
{
    public bool IsOfForm => true;

    public IEnumerable<GateFinding> Check(LintInput input) =>
        ConditionLeaves
            .Naming(input.Rule.Conditions, "unified_social_credit_code", "enterprise_name")
            .Where(leaf => leaf.AsComparison is not { Op: ComparisonOperator.Exists })
            .Select(
                (leaf, place) =>
                    new GateFinding(
                        $"fair-firm-{place}",
                        GateSeverity.Acknowledge,
                        LintWording.FirmTitle,
                        LintWording.FirmReason(ConditionSentence.Of(leaf, input.Catalog)),
                        LintWording.FirmRemedy
                    )
            );
}
