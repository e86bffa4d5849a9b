using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Gate.Lints;

/// <summary>The document or the window of the item has ended, has not begun, or has no term.</summary>
internal sealed class DocumentLint : IDraftLint
{
    public bool IsOfForm => false;

    public IEnumerable<GateFinding> Check(LintInput input)
    {
        var (document, window) = (input.Rule.Document, input.Rule.Window);
        return input.Rule.ValidityOn(input.On) switch
        {
            Validity.Expired =>
            [
                Finding(
                    GateSeverity.Blocking,
                    LintWording.DocumentExpired(document.EffectiveTo < input.On ? document.EffectiveTo : window?.To),
                    LintWording.DocumentExpiredRemedy
                ),
            ],
            Validity.NotYet =>
            [
                Finding(
                    GateSeverity.Acknowledge,
                    LintWording.DocumentNotYet(document.EffectiveFrom > input.On ? document.EffectiveFrom : window?.From),
                    LintWording.DocumentNotYetRemedy
                ),
            ],
            Validity.Undated when input.ConfirmedUntil is null || input.ConfirmedUntil < input.On =>
            [
                Finding(GateSeverity.Acknowledge, LintWording.DocumentUndated, LintWording.DocumentUndatedRemedy),
            ],
            _ => [],
        };
    }

    private static GateFinding Finding(GateSeverity severity, string reason, string remedy) =>
        new("document", severity, LintWording.DocumentTitle, reason, remedy);
}
