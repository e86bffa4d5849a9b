using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Gate.Lints;

/// <summary>
/// The tests for 免申即享 but the one of the document, which has a lint of its own. They block a version that changes the mode to 免申即享; one that keeps it
/// needs a reason.
/// </summary>
internal sealed class AdmissionLint : IDraftLint
{
    public bool IsOfForm => true;

    public IEnumerable<GateFinding> Check(LintInput input)
    {
        if (input.Rule.Mode != ClaimMode.ApplyFree)
        {
            return [];
        }

        var isKept = input.Before?.Mode == ClaimMode.ApplyFree;
        return AdmissionTest
            .Of(input.Rule, input.Catalog, input.On, input.ConfirmedUntil)
            .Where(test => !test.IsPassed && test.Name != AdmissionTest.DocumentInForce)
            .Select(test => new GateFinding(
                $"admission-{test.Name}",
                isKept ? GateSeverity.Acknowledge : GateSeverity.Blocking,
                LintWording.AdmissionTitle,
                LintWording.AdmissionReason(test.Name, string.Join("；", test.Reasons)),
                isKept ? LintWording.AdmissionKeptRemedy : LintWording.AdmissionRemedy
            ));
    }
}
