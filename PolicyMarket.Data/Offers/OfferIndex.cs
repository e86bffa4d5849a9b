using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Explain;

namespace PolicyMarket.Data.Offers;

/// <summary>
/// The claims of a chunk's firms, their offers for the periods of the run, and their open offers of other periods; read inside the chunk's transaction.
/// </summary>
internal sealed class OfferIndex
{
    private readonly Dictionary<(long Firm, long Version, string Period), OfferLine> offers = [];
    private readonly ILookup<long, OfferLine> openByFirm;
    private readonly ILookup<long, OfferLine> earlierByFirm;
    private readonly Dictionary<long, string?> groupByVersion;
    private readonly ILookup<long, Received> claims;
    private readonly IReadOnlySet<long> held;
    private readonly DateOnly asOf;

    private OfferIndex(
        List<OfferLine> all,
        string[] periods,
        Dictionary<long, string?> groupByVersion,
        ILookup<long, Received> claims,
        IReadOnlySet<long> held,
        DateOnly asOf
    )
    {
        this.held = held;
        this.groupByVersion = groupByVersion;
        this.claims = claims;
        this.asOf = asOf;
        var open = all.Where(o => o.IsOpenToRun && !held.Contains(o.ItemId))
            .ToLookup(o => periods.Contains(EntitlementPeriod.BaseOf(o.Period), StringComparer.Ordinal));
        openByFirm = open[true].ToLookup(o => o.FirmId);
        earlierByFirm = open[false].ToLookup(o => o.FirmId);
        foreach (var offer in all)
        {
            offers[(offer.FirmId, offer.ItemVersionId, offer.Period)] = offer;
        }
    }

    /// <summary>Firms with an offer that the run may still change, take back or end, rising.</summary>
    public IEnumerable<long> FirmsWithOpenOffers => openByFirm.Concat(earlierByFirm).Select(firm => firm.Key).Distinct().Order();

    /// <summary>IsLeftAlone: offers that the run must not touch. Held: items of which nothing is offered; their open offers stay as they are.</summary>
    public static async Task<OfferIndex> ReadAsync(
        PolicyMarketDb db,
        ILookup<long, Received> received,
        DateOnly asOf,
        long first,
        long last,
        Predicate<OfferLine> isLeftAlone,
        IReadOnlySet<long> held,
        CancellationToken ct
    )
    {
        var periods = EntitlementPeriod.AllOn(asOf);
        var all = await Concerned(db.Offers.AsNoTracking(), periods)
            .Where(o => o.FirmId >= first && o.FirmId <= last)
            .OrderBy(o => o.Id)
            .Select(o => new OfferLine(o.Id, o.FirmId, o.ItemId, o.ItemVersionId, o.Period, o.State, o.AmountFen, o.LastDay))
            .ToListAsync(ct);
        all.RemoveAll(isLeftAlone);
        var groups =
            all.Count == 0
                ? []
                : await db
                    .PolicyItemVersions.AsNoTracking()
                    .Where(v => v.ExclusiveGroup != null)
                    .Select(v => new { v.Id, v.ExclusiveGroup })
                    .ToDictionaryAsync(v => v.Id, v => v.ExclusiveGroup, ct);
        return new OfferIndex(all, periods, groups, received, held, asOf);
    }

    /// <summary>Offers that a run looks at: those of its periods, further events of them among these, and those of any other period that are open.</summary>
    public static IQueryable<Offer> Concerned(IQueryable<Offer> offers, string[] periods) =>
        offers.Where(o => periods.Contains(o.Period) || o.Period.Contains(EntitlementPeriod.EventMark) || OfferMoves.OpenStates.Contains(o.State));

    /// <summary>Two engines disagree about the item.</summary>
    public bool IsHeld(PlannedItem item) => held.Contains(item.ItemId);

    public OfferLine? Find(long firmId, long versionId, string period) => offers.GetValueOrDefault((firmId, versionId, period));

    /// <summary>Open offers of the run's periods.</summary>
    public IEnumerable<OfferLine> OpenOffersOf(long firmId) => openByFirm[firmId];

    /// <summary>Open offers of other periods.</summary>
    public IEnumerable<OfferLine> EarlierOffersOf(long firmId) => earlierByFirm[firmId];

    public string? GroupOf(long versionId) => groupByVersion.GetValueOrDefault(versionId);

    /// <summary>Claims of the firm for events of the item in a period.</summary>
    public IEnumerable<EarlierEvent> EventsOf(long firmId, string itemCode, string period) =>
        claims[firmId]
            .Where(one => one.ItemId == itemCode && EntitlementPeriod.BaseOf(one.Period) == period)
            .Select(one => new EarlierEvent(one.Number, (long)(one.Yuan * 100m)));

    /// <summary>True when the item or its group has been claimed for the candidate's period, or this very version was declined or refused.</summary>
    public bool IsTaken(long firmId, OfferCandidate candidate) =>
        ReasonOf(firmId, candidate.Item.Rule.Id, candidate.Item.Rule.ExclusiveGroup, candidate.Period) is not null
        || Find(firmId, candidate.Item.VersionId, candidate.Period) is { State: OfferState.Declined or OfferState.Refused };

    /// <summary>Why a claim of the firm takes the item away for the period, in words; null: none does.</summary>
    public string? ReasonOf(long firmId, string itemCode, string? group, string period) =>
        new HighestOnly([.. claims[firmId]], asOf).Reason(itemCode, group, period);
}
