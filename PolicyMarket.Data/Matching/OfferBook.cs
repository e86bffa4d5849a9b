using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Explain;

namespace PolicyMarket.Data.Matching;

/// <summary>The offers and claims of a chunk's firms for the periods of the run, read inside the chunk's transaction.</summary>
internal sealed class OfferBook
{
    private readonly Dictionary<(long Firm, long Version, string Period), OfferLine> offers = [];
    private readonly ILookup<long, OfferLine> openByFirm;
    private readonly Dictionary<long, string?> groupByVersion;
    private readonly HashSet<(long Firm, string Key)> taken = [];

    private readonly Func<long, HighestOnly> claimed;

    private OfferBook(List<OfferLine> all, Dictionary<long, string?> groupByVersion, Func<long, HighestOnly> claimed)
    {
        this.groupByVersion = groupByVersion;
        this.claimed = claimed;
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

    /// <summary>Firms with an offer that the run may still change or take back, rising.</summary>
    public IEnumerable<long> FirmsWithOpenOffers => openByFirm.Select(firm => firm.Key).Order();

    public static async Task<OfferBook> ReadAsync(PolicyMarketDb db, DateOnly asOf, long first, long last, CancellationToken ct)
    {
        var periods = EntitlementPeriod.AllOn(asOf);
        var all = await db.Offers.AsNoTracking()
            .Where(o => o.FirmId >= first && o.FirmId <= last && periods.Contains(o.Period))
            .OrderBy(o => o.Id)
            .Select(o => new OfferLine(o.Id, o.FirmId, o.ItemId, o.ItemVersionId, o.Period, o.State, o.AmountFen))
            .ToListAsync(ct);
        var claims = await ReceivedReader.OfFirmsAsync(db, first, last, ct);
        var groups = all.Count == 0 ? [] : await db.PolicyItemVersions.AsNoTracking()
            .Where(v => v.ExclusiveGroup != null)
            .Select(v => new { v.Id, v.ExclusiveGroup })
            .ToDictionaryAsync(v => v.Id, v => v.ExclusiveGroup, ct);
        return new OfferBook(all, groups, firmId => new HighestOnly([.. claims[firmId]], asOf));
    }

    public OfferLine? Find(long firmId, long versionId, string period) => offers.GetValueOrDefault((firmId, versionId, period));

    public IEnumerable<OfferLine> OpenOffersOf(long firmId) => openByFirm[firmId];

    public string? GroupOf(long versionId) => groupByVersion.GetValueOrDefault(versionId);

    /// <summary>True when the item or its group has been claimed or lies before the firm, or this very version was declined or refused.</summary>
    public bool IsTaken(long firmId, OfferCandidate candidate) =>
        !claimed(firmId).IsOpen(candidate.Item.Rule.Id, candidate.Item.Rule.ExclusiveGroup, candidate.Period)
        || taken.Contains((firmId, ItemKey(candidate.Item.ItemId, candidate.Period)))
        || (candidate.Item.Rule.ExclusiveGroup is { } group && taken.Contains((firmId, GroupKey(group, candidate.Period))))
        || Find(firmId, candidate.Item.VersionId, candidate.Period) is { State: OfferState.Declined or OfferState.Refused };

    /// <summary>Why a claim of the firm takes an offer of a group away, in words; null: none does.</summary>
    public string? ReasonOf(long firmId, string group, string period) => claimed(firmId).Reason("", group, period);

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
