using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Seals;

/// <summary>Recognises at start a database that was sealed with another key, e.g. one that was copied or restored without its key file.</summary>
public sealed class SealKeyMatch(SealChain chain, DataOptions options)
{
    private const int LinksLookedAt = 20;

    /// <summary>
    /// Throws <see cref="InvalidDataException"/> when none of the last links was made with the key. One that is wrong alone is left to the record check.
    /// </summary>
    internal async Task DemandAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var links = await db.SealLinks.AsNoTracking().OrderByDescending(l => l.Id).Take(LinksLookedAt + 1).ToListAsync(ct);
        links.Reverse();
        var looked = links.Skip(links.Count > LinksLookedAt ? 1 : 0).ToList();
        var genuine = looked.Any(link => chain.IsGenuine(link, link.Id == 1 ? SealChain.Start : links.Find(l => l.Id == link.Id - 1)?.Mac ?? []));
        if (looked.Count > 0 && !genuine)
        {
            throw new InvalidDataException(SealWording.KeyDoesNotFit(options.SealKeyFile, looked.Count));
        }
    }
}
