using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Data.Authoring.Gate.Lints;

/// <summary>
/// 公平竞争: a condition on where a firm is registered or came from, or a promise to stay. The territory of the item itself is no condition of its text.
/// </summary>
internal sealed class LocalRegistrationLint : IDraftLint
{
    public bool IsOfForm => true;

    public IEnumerable<GateFinding> Check(LintInput input)
    {
        var reasons = ConditionLeaves
            .Naming(input.Rule.Conditions, "registration_region", "registered_in_urban_area", "moved_from_region_code")
            .Select(leaf => LintWording.LocalCondition(ConditionSentence.Of(leaf, input.Catalog)))
            .Concat(input.Rule.StayYears is { } years ? [LintWording.LocalStay(years)] : []);
        return reasons.Select(
            (reason, place) =>
                new GateFinding(
                    $"fair-local-{place}",
                    GateSeverity.Acknowledge,
                    LintWording.LocalTitle,
                    LintWording.LocalReason(reason),
                    LintWording.LocalRemedy
                )
        );
    }
}
