using PolicyMarket.Data.Disputes;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Firms.Disputes;

/// <summary>The tone of each state of a dispute.</summary>
internal static class DisputeTones
{
    public static Tone Of(DisputeState state) =>
        state switch
        {
            DisputeState.Waiting => Tone.Warn,
            DisputeState.Corrected => Tone.Ok,
            DisputeState.Kept => Tone.Neutral,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown dispute state"),
        };
}
