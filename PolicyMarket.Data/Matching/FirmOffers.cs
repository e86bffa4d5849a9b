using System.Collections.Immutable;

namespace PolicyMarket.Data.Matching;

/// <summary>A firm whose offers a run has to write: what it is to have now; open offers that are not among it are taken back.</summary>
internal sealed record FirmOffers(long FirmId, ImmutableArray<OfferCandidate> Kept);
