using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Offers;

/// <summary>Reads until when offers of items can be confirmed, and carries a moved last day to the open offers of an item.</summary>
public sealed class OfferTerms(PublishedRules rules) : IOpenOffers
{
    /// <summary>
    /// The terms of each of the items, by item id. An item whose stored rule is damaged is missing: its offers can be neither pushed nor confirmed.
    /// </summary>
    internal async Task<IReadOnlyDictionary<long, ItemTerms>> ReadAsync(PolicyMarketDb db, IReadOnlyCollection<long> itemIds, CancellationToken ct)
    {
        var rows = await db
            .PolicyItems.AsNoTracking()
            .Where(i => itemIds.Contains(i.Id))
            .Select(i => new
            {
                i.Id,
                i.FundId,
                i.NeedsPreCheck,
                i.ConfirmedUntil,
                i.EndsOn,
                VersionId = i.Versions.Where(v => v.Number == i.CurrentNumber).Select(v => v.Id).First(),
                FundLastDay = db.Set<Fund>().Where(f => f.Id == i.FundId).Select(f => (DateOnly?)f.LastDay).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var terms = new Dictionary<long, ItemTerms>(rows.Count);
        foreach (var row in rows)
        {
            try
            {
                terms[row.Id] = new ItemTerms(
                    row.VersionId,
                    await rules.RuleAsync(db, row.VersionId, ct),
                    row.NeedsPreCheck,
                    row.ConfirmedUntil,
                    row.FundLastDay,
                    row.EndsOn
                );
            }
            catch (DamagedRecordException damage) when (damage.IsOf<RuleDamage>())
            {
                // Left out, as by the night, which names it.
            }
        }

        return terms;
    }

    async Task IOpenOffers.RefreshAsync(PolicyMarketDb db, IReadOnlyCollection<long> itemIds, CancellationToken ct)
    {
        foreach (var (itemId, terms) in await ReadAsync(db, itemIds, ct))
        {
            if (terms.LastDay is { } lastDay)
            {
                await db
                    .Offers.Where(o => o.ItemId == itemId && OfferMoves.OpenStates.Contains(o.State) && o.LastDay != lastDay)
                    .ExecuteUpdateAsync(set => set.SetProperty(o => o.LastDay, lastDay), ct);
            }
        }
    }

    async Task<int> IOpenOffers.CountAsync(PolicyMarketDb db, IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var items = db.PolicyItems.Where(item => codes.Contains(item.Code)).Select(item => item.Id);
        return await db.Offers.CountAsync(offer => items.Contains(offer.ItemId) && OfferMoves.OpenStates.Contains(offer.State), ct);
    }
}
