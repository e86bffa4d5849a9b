using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Disputes;

/// <summary>Every move that a dispute can make; an answer is final, and the firm may raise another one.</summary>
public static class DisputeMoves
{
    public static Transitions<DisputeState> Table { get; } =
        new([(DisputeState.Waiting, DisputeState.Corrected), (DisputeState.Waiting, DisputeState.Kept)]);

    /// <summary>The state as screens say it.</summary>
    public static string Say(DisputeState state) =>
        state switch
        {
            DisputeState.Waiting => DisputeWording.Waiting,
            DisputeState.Corrected => DisputeWording.Corrected,
            DisputeState.Kept => DisputeWording.Kept,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A dispute state without words."),
        };
}
