using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Web.Policies;

/// <summary>Reads a firm's latest offer of an item, with the claim that came of it.</summary>
internal static class OwnMatterReader
{
    /// <summary>The firm is the one for which the person acts now; an offer that was withdrawn counts as none.</summary>
    public static async Task<OwnMatter> ReadAsync(PolicyMarketDb db, long firmId, long itemId, DateOnly today, CancellationToken ct)
    {
        var offer = await db
            .Offers.AsNoTracking()
            .Where(o => o.FirmId == firmId && o.ItemId == itemId && o.State != OfferState.Withdrawn)
            .OrderByDescending(o => o.Id)
            .Select(o => new
            {
                o.Id,
                o.State,
                o.AmountFen,
                o.CheckDue,
                o.LastDay,
                Department = db.Set<Department>().Where(d => d.Id == o.DepartmentId).Select(d => d.Name).First(),
                Claim = db.Set<Claim>()
                    .Where(c => c.OfferId == o.Id)
                    .Select(c => new
                    {
                        c.Id,
                        c.Number,
                        c.State,
                        c.AmountFen,
                    })
                    .FirstOrDefault(),
            })
            .FirstOrDefaultAsync(ct);
        if (offer is null)
        {
            return OwnMatter.None;
        }

        return offer.Claim is { } claim
            ? new OwnMatter(StageOf(claim.State), offer.Id, claim.Id, claim.Number, claim.AmountFen, null, offer.Department)
            : OfOffer(StageOf(offer.State, offer.LastDay < today));

        OwnMatter OfOffer(OwnStage stage) =>
            new(stage, offer.Id, null, null, offer.AmountFen, DayOf(stage, offer.CheckDue, offer.LastDay), offer.Department);
    }

    private static DateOnly? DayOf(OwnStage stage, DateOnly checkDue, DateOnly lastDay) =>
        stage switch
        {
            OwnStage.AwaitingCheck => checkDue,
            OwnStage.Open or OwnStage.Lapsed => lastDay,
            _ => null,
        };

    private static OwnStage StageOf(ClaimState state) =>
        state switch
        {
            ClaimState.Confirmed or ClaimState.InBatch or ClaimState.BatchApproved => OwnStage.UnderWay,
            ClaimState.Paid => OwnStage.Arrived,
            ClaimState.Returned => OwnStage.Returned,
            _ => throw new InvalidOperationException($"The unknown claim state {state}."),
        };

    private static OwnStage StageOf(OfferState state, bool isOver) =>
        state switch
        {
            OfferState.AwaitingCheck => OwnStage.AwaitingCheck,
            OfferState.Approved => OwnStage.Approved,
            OfferState.Pushed => isOver ? OwnStage.Lapsed : OwnStage.Open,
            OfferState.Confirmed => OwnStage.UnderWay,
            OfferState.Declined => OwnStage.Declined,
            OfferState.Refused => OwnStage.Refused,
            OfferState.Expired => OwnStage.Lapsed,
            _ => OwnStage.None,
        };
}
