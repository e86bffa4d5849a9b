using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Offers.Doubts;

/// <summary>
/// Finds doubts of one sort for many offers at once, with a fixed number of queries whatever their number. Every registered source is asked: a folder that
/// knows more about firms (casework, disputes) registers its own.
/// </summary>
public interface IDoubtSource
{
    /// <summary>Doubts in any order; offers without any are missing. At most <see cref="DoubtFinder.AtOnce"/> offers are asked for.</summary>
    Task<IReadOnlyCollection<Doubt>> FindAsync(PolicyMarketDb db, IReadOnlyCollection<DoubtedOffer> offers, CancellationToken ct);
}
