using PolicyMarket.Data.Authoring;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>Tones of the states of drafts.</summary>
internal static class DraftStates
{
    public static Tone ToneOf(DraftState state) =>
        state switch
        {
            DraftState.Draft => Tone.Neutral,
            DraftState.Submitted => Tone.Accent,
            DraftState.Returned => Tone.Warn,
            DraftState.Approved => Tone.Accent,
            DraftState.Published => Tone.Ok,
            DraftState.Withdrawn => Tone.Bad,
            DraftState.Discarded => Tone.Neutral,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a tone."),
        };
}
