using System.Collections.Immutable;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Offers.Doubts;

/// <summary>Asks every source for the doubts about offers, a share of offers at a time.</summary>
public sealed class DoubtFinder(IEnumerable<IDoubtSource> sources)
{
    /// <summary>Offers in one pass over the sources.</summary>
    public const int AtOnce = 500;

    private readonly ImmutableArray<IDoubtSource> _sources = [.. sources];

    /// <summary>The doubts by offer id, the gravest first; offers without any are missing.</summary>
    public async Task<IReadOnlyDictionary<long, ImmutableArray<Doubt>>> FindAsync(
        PolicyMarketDb db,
        IReadOnlyCollection<DoubtedOffer> offers,
        CancellationToken ct
    )
    {
        var found = new List<Doubt>();
        foreach (var share in offers.Chunk(AtOnce))
        {
            foreach (var source in _sources)
            {
                found.AddRange(await source.FindAsync(db, share, ct));
            }
        }

        return found
            .GroupBy(doubt => doubt.OfferId)
            .ToDictionary(ofOffer => ofOffer.Key, ofOffer => ofOffer.OrderBy(d => d.Kind).ThenBy(d => d.Words, StringComparer.Ordinal).ToImmutableArray());
    }
}
