using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Claims.Filing;

/// <summary>Loads an offer for an answer of its own firm, and says what stands in the way of the answer.</summary>
internal static class OwnOffers
{
    /// <summary>The offer with firm, version and item; refused for whoever does not act for its firm.</summary>
    public static async Task<Result<OwnOffer>> LoadAsync(PolicyMarketDb db, PersonId personId, long offerId, CancellationToken ct)
    {
        var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Firm);
        if (actor is null)
        {
            return WorkText.Refuse<OwnOffer>(why);
        }

        var offer = await db
            .Offers.Include(o => o.Firm)
            .Include(o => o.ItemVersion)
                .ThenInclude(v => v!.Item) // the version of an offer always exists
            .SingleOrDefaultAsync(o => o.Id == offerId, ct);
        return offer switch
        {
            null => WorkText.Refuse<OwnOffer>(WorkText.NotFound(ClaimFilingWording.ThisOffer)),
            { FirmId: var firmId } when firmId != actor.FirmId => WorkText.Refuse<OwnOffer>(WorkText.NotYours(ClaimFilingWording.OfferNotYours)),
            _ => Result.Ok(new OwnOffer(actor, offer)),
        };
    }

    /// <summary>Null when the offer waits for the firm's answer.</summary>
    public static Diagnostic? DemandPushed(Offer offer) =>
        offer.State switch
        {
            OfferState.Pushed => null,
            OfferState.AwaitingCheck or OfferState.AwaitingRelease or OfferState.AwaitingData or OfferState.Approved => WorkText.Moved(
                ClaimFilingWording.NotYetPushed
            ),
            OfferState.Declined => WorkText.Moved(ClaimFilingWording.AlreadyDeclined),
            var state => WorkText.Moved(ClaimFilingWording.WrongStateToConfirm(OfferMoves.Say(state))),
        };

    /// <summary>Another claim that stands in the way: the same item and period under another version, or 就高不重复 within its exclusive group.</summary>
    public static async Task<Diagnostic?> FindRivalAsync(PolicyMarketDb db, Offer offer, DateOnly today, CancellationToken ct)
    {
        var same = await db
            .Claims.Where(c => c.FirmId == offer.FirmId && c.ItemId == offer.ItemId && c.Period == offer.Period)
            .Select(c => c.Number)
            .FirstOrDefaultAsync(ct);
        if (same is not null)
        {
            return new Diagnostic(DataDiagnostics.ClaimAlreadyMade, ClaimFilingWording.AlreadyClaimedThisPeriod(same));
        }

        var version = offer.ItemVersion ?? throw new InvalidOperationException($"Offer {offer.Id} was loaded without its item version.");
        var had = await ReceivedReader.OfFirmAsync(db, offer.FirmId, today, ct);
        return had.Obstacle(version.Item?.Code ?? "", version.ExclusiveGroup, offer.Period) is { } rival
            ? new Diagnostic(
                DataDiagnostics.ClaimExclusive,
                ClaimFilingWording.ExclusiveItemClaimed(rival.Title, rival.Number, new Money((long)(rival.Yuan * 100m)))
            )
            : null;
    }
}

/// <summary>An offer with the person who answers for its firm.</summary>
internal sealed record OwnOffer(Actor Actor, Offer Offer);
