using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Cases;

/// <summary>Tones of outcomes.</summary>
internal static class CaseTones
{
    public static Tone Of(OutcomeKind outcome) =>
        outcome switch
        {
            OutcomeKind.Eligible => Tone.Ok,
            OutcomeKind.Unknown => Tone.Warn,
            _ => Tone.Neutral,
        };
}
