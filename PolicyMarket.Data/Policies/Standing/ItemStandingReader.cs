using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Policies.Standing;

/// <summary>
/// Counts where the payout of items stands. The round of an item that is had once is all time, of any other the calendar year of the business date.
/// </summary>
public sealed class ItemStandingReader(BusinessClock clock)
{
    /// <summary>By item id; an id that does not exist is missing. Awards only have a standing that means anything.</summary>
    public async Task<IReadOnlyDictionary<long, ItemStanding>> ReadAsync(PolicyMarketDb db, IReadOnlyCollection<long> itemIds, CancellationToken ct)
    {
        var today = clock.Today;
        var items = await db
            .PolicyItems.AsNoTracking()
            .Where(i => itemIds.Contains(i.Id))
            .Join(
                db.PolicyItemVersions,
                i => new { i.Id, Number = i.CurrentNumber },
                v => new { Id = v.ItemId, v.Number },
                (i, v) =>
                    new
                    {
                        i.Id,
                        i.ZeroReason,
                        i.ZeroAt,
                        v.Frequency,
                    }
            )
            .Take(itemIds.Count)
            .ToListAsync(ct);
        var offers = await db
            .Offers.AsNoTracking()
            .Where(o => itemIds.Contains(o.ItemId))
            .Where(o => o.State == OfferState.AwaitingCheck || o.State == OfferState.Approved || (o.State == OfferState.Pushed && o.LastDay >= today))
            .GroupBy(o => o.ItemId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, ct);
        var yearStart = BusinessClock.StartOf(new DateOnly(today.Year, 1, 1));
        var claims = await db
            .Claims.AsNoTracking()
            .Where(c => itemIds.Contains(c.ItemId))
            .GroupBy(c => new
            {
                c.ItemId,
                IsPaid = c.State == ClaimState.Paid,
                IsOfYear = c.ConfirmedAt >= yearStart,
            })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(ct);
        var byItem = claims.ToLookup(row => row.Key.ItemId);
        return items.ToDictionary(
            item => item.Id,
            item => new ItemStanding(
                offers.GetValueOrDefault(item.Id),
                byItem[item.Id].Where(row => !row.Key.IsPaid).Sum(row => row.Count),
                byItem[item.Id].Where(row => row.Key.IsPaid && (row.Key.IsOfYear || item.Frequency == Frequency.Once)).Sum(row => row.Count),
                item.ZeroReason,
                item.ZeroAt
            )
        );
    }
}
