using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>Checks offers: the receipt has its hash and states the amount, and an offer that was let through has a review that let it through.</summary>
internal static class OfferConsistency
{
    private const int OffersInOneQuery = 500;

    /// <summary>Checks all offers, in the order of their ids.</summary>
    public static async Task FindAsync(PolicyMarketDb db, RecordCheckTally tally, CancellationToken ct)
    {
        var last = 0L;
        while (true)
        {
            var offers = await db
                .Offers.AsNoTracking()
                .Where(o => o.Id > last)
                .OrderBy(o => o.Id)
                .Take(OffersInOneQuery)
                .Select(o => new
                {
                    o.Id,
                    o.State,
                    o.AmountFen,
                    o.ReceiptJson,
                    o.ReceiptHash,
                })
                .ToListAsync(ct);
            if (offers.Count == 0)
            {
                return;
            }

            var through = offers.Where(o => o.State is OfferState.Approved or OfferState.Pushed or OfferState.Confirmed).Select(o => o.Id).ToArray();
            var reviewed = await LetThroughAsync(db, through, ct);
            foreach (var offer in offers)
            {
                tally.Rows++;
                if (
                    DeterminationRecordMaker.HashOf(offer.ReceiptJson) != offer.ReceiptHash
                    || PayoutConsistency.AmountOf(offer.ReceiptJson) != offer.AmountFen
                )
                {
                    tally.Add(RecordWords.ReceiptHash("Offers", offer.Id, RecordCheckWording.NumberedOffer(offer.Id)));
                }
            }

            foreach (var offer in offers.Where(o => through.Contains(o.Id) && !reviewed.Contains(o.Id)))
            {
                tally.Add(RecordWords.OfferReview(offer.Id, OfferMoves.Say(offer.State)));
            }

            last = offers[^1].Id;
        }
    }

    /// <summary>Offers whose latest review let them through.</summary>
    private static async Task<HashSet<long>> LetThroughAsync(PolicyMarketDb db, long[] offerIds, CancellationToken ct)
    {
        var reviews = await db
            .Reviews.AsNoTracking()
            .Where(r => offerIds.Contains(r.OfferId))
            .Select(r => new
            {
                r.OfferId,
                r.Step,
                r.Decision,
            })
            .ToListAsync(ct);
        return
        [
            .. reviews
                .GroupBy(r => r.OfferId)
                .Where(group => group.MaxBy(r => r.Step)?.Decision is ReviewDecision.Approved or ReviewDecision.PassedByRule)
                .Select(group => group.Key),
        ];
    }
}
