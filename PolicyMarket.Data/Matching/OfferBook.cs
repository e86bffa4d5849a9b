using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Matching;

/// <summary>The offers and claims of a chunk's firms for the periods of the run, read inside the chunk's transaction.</summary>
internal sealed class OfferBook
{
    private readonly Dictionary<(long Firm, long Version, string Period), Offer> offers = [];
    private readonly ILookup<long, Offer> openByFirm;
    private readonly Dictionary<long, string?> groupByVersion;
    private readonly HashSet<(long Firm, string Key)> taken = [];
    private readonly Dictionary<long, int> steps;
    private readonly HashSet<long> approvedBefore = [];

    private OfferBook(List<Offer> all, Dictionary<long, string?> groupByVersion, Dictionary<long, int> steps)
    {
        this.groupByVersion = groupByVersion;
        this.steps = steps;
        openByFirm = all.Where(o => o.IsOpenToRun).ToLookup(o => o.FirmId);
        foreach (var offer in all)
        {
            offers[(offer.FirmId, offer.ItemVersionId, offer.Period)] = offer;
            if (offer.State is OfferState.Pushed or OfferState.Confirmed)
            {
                Take(offer.FirmId, offer.ItemId, groupByVersion.GetValueOrDefault(offer.ItemVersionId), offer.Period);
            }
        }
    }

    public static async Task<OfferBook> ReadAsync(PolicyMarketDb db, DateOnly asOf, long first, long last, CancellationToken ct)
    {
        string[] periods = [EntitlementPeriod.Once, EntitlementPeriod.AssessmentYear(asOf).ToString(CultureInfo.InvariantCulture)];
        var all = await db.Offers
            .Where(o => o.FirmId >= first && o.FirmId <= last && periods.Contains(o.Period))
            .ToListAsync(ct);
        var claims = await db.Claims.AsNoTracking()
            .Where(c => c.FirmId >= first && c.FirmId <= last && periods.Contains(c.Period))
            .Select(c => new { c.FirmId, c.ItemId, c.ItemVersionId, c.Period })
            .ToListAsync(ct);
        var groups = await db.PolicyItemVersions.AsNoTracking()
            .Where(v => v.ExclusiveGroup != null)
            .ToDictionaryAsync(v => v.Id, v => v.ExclusiveGroup, ct);
        var lastSteps = await db.Reviews.AsNoTracking()
            .Join(db.Offers, r => r.OfferId, o => o.Id, (r, o) => new { o.FirmId, r.OfferId, r.Step })
            .Where(row => row.FirmId >= first && row.FirmId <= last)
            .GroupBy(row => row.OfferId)
            .Select(rows => new { OfferId = rows.Key, Last = rows.Max(row => row.Step) })
            .ToDictionaryAsync(row => row.OfferId, row => row.Last, ct);
        var book = new OfferBook(all, groups, lastSteps);
        foreach (var claim in claims)
        {
            book.Take(claim.FirmId, claim.ItemId, groups.GetValueOrDefault(claim.ItemVersionId), claim.Period);
        }

        return book;
    }

    public Offer? Find(long firmId, long versionId, string period) => offers.GetValueOrDefault((firmId, versionId, period));

    public IEnumerable<Offer> OpenOffersOf(long firmId) => openByFirm[firmId].Where(o => o.IsOpenToRun);

    public string? GroupOf(Offer offer) => groupByVersion.GetValueOrDefault(offer.ItemVersionId);

    /// <summary>True when the item or its group has been claimed or lies before the firm, or this very version was declined or refused.</summary>
    public bool IsTaken(long firmId, OfferCandidate candidate) =>
        taken.Contains((firmId, ItemKey(candidate.Item.ItemId, candidate.Period)))
        || (candidate.Item.Rule.ExclusiveGroup is { } group && taken.Contains((firmId, GroupKey(group, candidate.Period))))
        || Find(firmId, candidate.Item.VersionId, candidate.Period) is { State: OfferState.Declined or OfferState.Refused };

    public void Remember(Offer offer, bool wasApproved)
    {
        if (wasApproved)
        {
            approvedBefore.Add(offer.Id);
        }
    }

    public bool WasApproved(Offer offer) => approvedBefore.Contains(offer.Id);

    public int NextStep(long offerId) => steps[offerId] = steps.GetValueOrDefault(offerId) + 1;

    private static string ItemKey(long itemId, string period) => $"item {itemId}|{period}";

    private static string GroupKey(string group, string period) => $"group {group}|{period}";

    private void Take(long firmId, long itemId, string? group, string period)
    {
        taken.Add((firmId, ItemKey(itemId, period)));
        if (group is not null)
        {
            taken.Add((firmId, GroupKey(group, period)));
        }
    }
}
