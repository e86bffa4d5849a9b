using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Matching;

/// <summary>The offers and claims of a chunk's firms for the periods of the run, and the open offers of earlier periods; read inside the chunk's transaction.</summary>
internal sealed class OfferBook
{
    private readonly Dictionary<(long Firm, long Version, string Period), OfferLine> offers = [];
    private readonly ILookup<long, OfferLine> openByFirm;
    private readonly ILookup<long, OfferLine> earlierByFirm;
    private readonly Dictionary<long, string?> groupByVersion;
    private readonly HashSet<(long Firm, string Key)> claimed = [];

    private OfferBook(List<OfferLine> all, string[] periods, Dictionary<long, string?> groupByVersion)
    {
        this.groupByVersion = groupByVersion;
        var open = all.Where(o => o.IsOpenToRun).ToLookup(o => periods.Contains(o.Period, StringComparer.Ordinal));
        openByFirm = open[true].ToLookup(o => o.FirmId);
        earlierByFirm = open[false].ToLookup(o => o.FirmId);
        foreach (var offer in all)
        {
            offers[(offer.FirmId, offer.ItemVersionId, offer.Period)] = offer;
            if (offer.State == OfferState.Confirmed)
            {
                Claim(offer.FirmId, offer.ItemId, groupByVersion.GetValueOrDefault(offer.ItemVersionId), offer.Period);
            }
        }
    }

    /// <summary>Firms with an offer that the run may still change, take back or end, rising.</summary>
    public IEnumerable<long> FirmsWithOpenOffers => openByFirm.Concat(earlierByFirm).Select(firm => firm.Key).Distinct().Order();

    public static async Task<OfferBook> ReadAsync(PolicyMarketDb db, DateOnly asOf, long first, long last, CancellationToken ct)
    {
        var periods = PeriodsOf(asOf);
        var all = await Concerned(db.Offers.AsNoTracking(), periods)
            .Where(o => o.FirmId >= first && o.FirmId <= last)
            .OrderBy(o => o.Id)
            .Select(o => new OfferLine(o.Id, o.FirmId, o.ItemId, o.ItemVersionId, o.Period, o.State, o.AmountFen, o.LastDay))
            .ToListAsync(ct);
        string[] claimPeriods = [.. all.Select(o => o.Period).Concat(periods).Distinct(StringComparer.Ordinal)];
        var claims = await db.Claims.AsNoTracking()
            .Where(c => c.FirmId >= first && c.FirmId <= last && claimPeriods.Contains(c.Period))
            .Select(c => new { c.FirmId, c.ItemId, c.ItemVersionId, c.Period })
            .ToListAsync(ct);
        var groups = all.Count + claims.Count == 0 ? [] : await db.PolicyItemVersions.AsNoTracking()
            .Where(v => v.ExclusiveGroup != null)
            .Select(v => new { v.Id, v.ExclusiveGroup })
            .ToDictionaryAsync(v => v.Id, v => v.ExclusiveGroup, ct);
        var book = new OfferBook(all, periods, groups);
        foreach (var claim in claims)
        {
            book.Claim(claim.FirmId, claim.ItemId, groups.GetValueOrDefault(claim.ItemVersionId), claim.Period);
        }

        return book;
    }

    /// <summary>The periods for which a run of this date makes offers.</summary>
    public static string[] PeriodsOf(DateOnly asOf) => [EntitlementPeriod.Once, EntitlementPeriod.AssessmentYear(asOf).ToString(CultureInfo.InvariantCulture)];

    /// <summary>Offers that a run looks at: those of its periods, and those of any other period that are open.</summary>
    public static IQueryable<Offer> Concerned(IQueryable<Offer> offers, string[] periods) =>
        offers.Where(o => periods.Contains(o.Period) || OfferMoves.OpenStates.Contains(o.State));

    public OfferLine? Find(long firmId, long versionId, string period) => offers.GetValueOrDefault((firmId, versionId, period));

    /// <summary>Open offers of the run's periods.</summary>
    public IEnumerable<OfferLine> OpenOffersOf(long firmId) => openByFirm[firmId];

    /// <summary>Open offers of other periods.</summary>
    public IEnumerable<OfferLine> EarlierOffersOf(long firmId) => earlierByFirm[firmId];

    public string? GroupOf(long versionId) => groupByVersion.GetValueOrDefault(versionId);

    /// <summary>True when the item or its group has been claimed for the candidate's period, or this very version was declined or refused.</summary>
    public bool IsTaken(long firmId, OfferCandidate candidate) =>
        IsClaimed(firmId, candidate.Item.ItemId, candidate.Item.Rule.ExclusiveGroup, candidate.Period)
        || Find(firmId, candidate.Item.VersionId, candidate.Period) is { State: OfferState.Declined or OfferState.Refused };

    /// <summary>True when the item or its group has been claimed for the period.</summary>
    public bool IsClaimed(long firmId, long itemId, string? group, string period) =>
        claimed.Contains((firmId, ItemKey(itemId, period))) || (group is not null && claimed.Contains((firmId, GroupKey(group, period))));

    private static string ItemKey(long itemId, string period) => $"item {itemId}|{period}";

    private static string GroupKey(string group, string period) => $"group {group}|{period}";

    private void Claim(long firmId, long itemId, string? group, string period)
    {
        claimed.Add((firmId, ItemKey(itemId, period)));
        if (group is not null)
        {
            claimed.Add((firmId, GroupKey(group, period)));
        }
    }
}
