using PolicyMarket.Data.Determinations;

namespace PolicyMarket.Data.Offers;

/// <summary>One chunk of a run as the making of offers needs it.</summary>
/// <param name="Firms">The firms of the whole run, by row.</param>
/// <param name="FirstFirmId">First firm of the chunk.</param>
/// <param name="LastFirmId">Last firm of the chunk, inclusive.</param>
/// <param name="LeftOut">Firms of which the run knows nothing, because a sheet of theirs is damaged.</param>
/// <param name="Pairs">Eligible pairs of the chunk that may become offers, by rising row.</param>
/// <param name="IsChangedItem">True when the item, its check or fund, or an item to whose amount it refers has changed since the baseline.</param>
/// <param name="IsChangedRow">True when the facts of the row may have changed since the baseline.</param>
internal sealed record OfferableChunk(
    FirmRows Firms,
    long FirstFirmId,
    long LastFirmId,
    IReadOnlySet<long> LeftOut,
    List<OfferablePair> Pairs,
    Func<long, bool> IsChangedItem,
    Func<int, bool> IsChangedRow
);
