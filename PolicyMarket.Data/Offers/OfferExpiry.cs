using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Offers;

/// <summary>Ends open offers whose last day has passed, by the clock of today; the firm is told of those that had been pushed.</summary>
public sealed class OfferExpiry(
    IDbContextFactory<PolicyMarketDb> factory,
    Recorder recorder,
    OfferUpkeep upkeep,
    BusinessClock clock,
    OfferMetrics metrics
)
{
    /// <summary>One transaction's share, so that people wait for the write lock for a moment only.</summary>
    private const int AtOnce = 200;

    /// <summary>Returns how many offers ended.</summary>
    public async Task<int> ExpireDueAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var ended = 0;
        while (await DueAsync(today, ct) is { Count: > 0 } ids)
        {
            var result = await recorder.WriteAsync<int>(
                async db =>
                {
                    var offers = await Due(db.Offers.Include(o => o.Firm), today).Where(o => ids.Contains(o.Id)).ToListAsync(ct);
                    var versions = offers.Select(o => o.ItemVersionId).Distinct().ToList();
                    var titles = await db
                        .PolicyItemVersions.Where(v => versions.Contains(v.Id))
                        .Select(v => new { v.Id, v.Title })
                        .ToDictionaryAsync(v => v.Id, v => v.Title, ct);
                    foreach (var offer in offers)
                    {
                        upkeep.Expire(db, Actor.System(OfferWording.ExpiryJob), offer, titles[offer.ItemVersionId]);
                    }

                    return Result.Ok(offers.Count);
                },
                ct
            );
            metrics.CountExpired(result.Value);
            ended += result.Value;
        }

        return ended;
    }

    private async Task<List<long>> DueAsync(DateOnly today, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await Due(db.Offers.AsNoTracking(), today).OrderBy(o => o.Id).Select(o => o.Id).Take(AtOnce).ToListAsync(ct);
    }

    private static IQueryable<Offer> Due(IQueryable<Offer> offers, DateOnly today) =>
        offers.Where(o => OfferMoves.OpenStates.Contains(o.State) && o.LastDay < today);
}
