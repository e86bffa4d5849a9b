using PolicyMarket.Data.Workflows;
using static PolicyMarket.Data.Authoring.DraftState;

namespace PolicyMarket.Data.Authoring;

/// <summary>Every move that a draft can make.</summary>
public static class DraftMoves
{
    public static Transitions<DraftState> Table { get; } =
        new([
            (Draft, Submitted),
            (Draft, Discarded),
            (Submitted, Draft),
            (Submitted, Returned),
            (Submitted, Approved),
            (Submitted, Published),
            (Returned, Submitted),
            (Returned, Discarded),
            (Approved, Published),
            (Approved, Returned),
            (Published, Withdrawn),
        ]);

    /// <summary>States in which a draft can be written.</summary>
    public static IReadOnlyList<DraftState> Writable { get; } = [Draft, Returned];

    /// <summary>States of drafts that are still on their way.</summary>
    public static IReadOnlyList<DraftState> Open { get; } = [Draft, Returned, Submitted, Approved];

    /// <summary>The state as screens say it.</summary>
    public static string Say(DraftState state) =>
        state switch
        {
            Draft => DraftWording.Writing,
            Submitted => DraftWording.AwaitingApproval,
            Returned => DraftWording.SentBack,
            Approved => DraftWording.AwaitingEffect,
            Published => DraftWording.Published,
            Withdrawn => DraftWording.VersionWithdrawn,
            Discarded => DraftWording.GivenUp,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state of a draft without words."),
        };
}
