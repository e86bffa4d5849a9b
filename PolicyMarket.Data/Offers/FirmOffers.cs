using System.Collections.Immutable;

namespace PolicyMarket.Data.Offers;

/// <summary>
/// A firm whose offers a run has to write: what it is to have now (open offers of the run's periods that are not among it are taken back), and its open
/// offers of earlier periods that have to be looked at, each with the reason to end it when figures alone give one.
/// </summary>
internal sealed record FirmOffers(long FirmId, ImmutableArray<OfferCandidate> Kept, ImmutableArray<EarlierOffer> Earlier);
