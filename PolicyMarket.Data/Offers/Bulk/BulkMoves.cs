using PolicyMarket.Data.Workflows;
using static PolicyMarket.Data.Offers.Bulk.BulkState;

namespace PolicyMarket.Data.Offers.Bulk;

/// <summary>Every move that a bulk approval can make.</summary>
public static class BulkMoves
{
    public static Transitions<BulkState> Table { get; } = new([(AwaitingRelease, Released), (AwaitingRelease, Rejected), (AwaitingRelease, Withdrawn)]);

    /// <summary>The state as screens say it.</summary>
    public static string Say(BulkState state) =>
        state switch
        {
            AwaitingRelease => BulkWording.AwaitingRelease,
            Released => BulkWording.Released,
            Rejected => BulkWording.Rejected,
            Withdrawn => BulkWording.Withdrawn,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A bulk state without words."),
        };
}
