using System.Collections.Immutable;

namespace PolicyMarket.Data.Offers;

/// <summary>
/// A firm whose offers a run has to write: what it is to have now (open offers of the run's periods that are not among it are taken back), and its open
/// offers of earlier periods that have to be looked at, each with the reason to end it when figures alone give one.
/// </summary>
internal sealed record FirmOffers(long FirmId, ImmutableArray<OfferCandidate> Kept, ImmutableArray<EarlierOffer> Earlier)
{
    /// <summary>
    /// Exclusive groups whose best item is held: the firm's open offers of these groups stay as they are until it is known which one it may have.
    /// </summary>
    public ImmutableHashSet<string> WaitingGroups { get; init; } = [];

    /// <summary>Group: the exclusive group of an open offer; null when it has none.</summary>
    public bool LeavesAlone(string? group) => group is not null && WaitingGroups.Contains(group);
}
