using System.Collections.Immutable;

namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>
/// A department's list of one relief. Items: what can be chosen; the counts are of the firms looked at; NextAfter: the firm after which the list goes on, null
/// at its end.
/// </summary>
public sealed record ReliefFollowUpView(
    ImmutableArray<(long ItemId, string Title)> Items,
    long? ItemId,
    string? Territory,
    string? AttributeLabel,
    ImmutableArray<ReliefRow> NotEnjoyed,
    int EnjoyedCount,
    int UnknownCount,
    long? NextAfter
)
{
    /// <summary>Firms looked at that have a damaged sheet: nothing is known of them now.</summary>
    public int DamagedCount { get; init; }
}
