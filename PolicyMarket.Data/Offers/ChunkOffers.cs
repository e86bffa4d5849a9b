using System.Collections.Immutable;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Records;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Offers;

/// <summary>Finds the firms of a chunk of which an offer is to be made, renewed, taken back or ended, or whose grounds must be looked at again.</summary>
internal sealed class ChunkOffers(DateOnly asOf, NightlyPlan plan, OfferableChunk chunk, OfferIndex index)
{
    private readonly Dictionary<long, PlannedItem> planned = plan.Items.ToDictionary(item => item.ItemId);
    private readonly List<FirmOffers> concerned = [];

    /// <summary>By rising id.</summary>
    public List<FirmOffers> Find()
    {
        var firms = chunk.Firms;
        var open = new Queue<long>(index.FirmsWithOpenOffers);
        for (var next = 0; next < chunk.Pairs.Count; )
        {
            var row = chunk.Pairs[next].Row;
            var end = next + 1;
            while (end < chunk.Pairs.Count && chunk.Pairs[end].Row == row)
            {
                end++;
            }

            AddWithout(open, firms.Ids[row]);
            Add(firms.Ids[row], Best(firms.Ids[row], chunk.Pairs.GetRange(next, end - next)));
            next = end;
        }

        AddWithout(open, long.MaxValue);
        return concerned;
    }

    public static bool IsKept(OfferLine offer, ImmutableArray<OfferCandidate> kept) =>
        kept.Any(c => c.Item.VersionId == offer.ItemVersionId && c.Period == offer.Period);

    /// <summary>Firms before this one that have open offers and can be offered nothing.</summary>
    private void AddWithout(Queue<long> open, long firmId)
    {
        while (open.TryPeek(out var other) && other <= firmId)
        {
            open.Dequeue();
            if (other < firmId)
            {
                Add(other, []);
            }
        }
    }

    /// <summary>
    /// Of a held item nothing is kept, but it keeps its rank: a lesser item of its group would take the better one away from the firm for good.
    /// </summary>
    private void Add(long firmId, ImmutableArray<OfferCandidate> best)
    {
        ImmutableArray<OfferCandidate> kept = [.. best.Where(candidate => !index.IsHeld(candidate.Item))];
        var waiting = best.Where(candidate => index.IsHeld(candidate.Item)).Select(candidate => candidate.Item.Rule.ExclusiveGroup).OfType<string>();
        var concern = new FirmOffers(firmId, kept, Earlier(firmId)) { WaitingGroups = waiting.ToImmutableHashSet(StringComparer.Ordinal) };
        if (
            !concern.Earlier.IsEmpty
            || kept.Any(candidate => NeedsWork(index.Find(firmId, candidate.Item.VersionId, candidate.Period), candidate))
            || index.OpenOffersOf(firmId).Any(offer => !IsKept(offer, kept) && !concern.LeavesAlone(index.GroupOf(offer.ItemVersionId)))
        )
        {
            concerned.Add(concern);
        }
    }

    /// <summary>Open offers of earlier periods: those to be ended or withdrawn, and, when the firm's facts or the item have changed, all others.</summary>
    private ImmutableArray<EarlierOffer> Earlier(long firmId)
    {
        var found = ImmutableArray.CreateBuilder<EarlierOffer>();
        foreach (var line in index.EarlierOffersOf(firmId))
        {
            var item = planned.GetValueOrDefault(line.ItemId);
            var why = line.LastDay < asOf ? null : WhyEarlierEnds(line, item);
            if (line.LastDay < asOf || why is not null || IsChanged(firmId) || IsChanged(item))
            {
                found.Add(new EarlierOffer(line, item, why));
            }
        }

        return found.ToImmutable();
    }

    private string? WhyEarlierEnds(OfferLine line, PlannedItem? item) =>
        item is null
            ? OfferReasons.NotInForce
            : OfferReasons.WhyUnpayable(item) ?? index.ReasonOf(line.FirmId, item.Rule.Id, index.GroupOf(line.ItemVersionId), line.Period);

    /// <summary>The item, its check or fund, or an item to whose amount it refers has changed.</summary>
    private bool IsChanged(PlannedItem? item) => item is not null && chunk.IsChangedItem(item.ItemId);

    private bool IsChanged(long firmId) => chunk.Firms.RowOf(firmId) is >= 0 and var row && chunk.IsChangedRow(row);

    /// <summary>False: the offer stands as it is.</summary>
    private static bool NeedsWork(OfferLine? offer, OfferCandidate candidate) =>
        offer switch
        {
            null => true,
            _ when offer.LastDay != candidate.Item.LastDay => true,
            { State: OfferState.Pushed or OfferState.Approved } => candidate.IsFresh || offer.AmountFen != candidate.AmountFen,
            { State: OfferState.AwaitingCheck or OfferState.AwaitingRelease or OfferState.AwaitingData } => candidate.IsFresh
                || !candidate.Item.NeedsPreCheck
                || offer.AmountFen != candidate.AmountFen,
            _ => true,
        };

    /// <summary>Candidates that the firm can be offered now: the best of each exclusive group and period, and none where a claim or a refusal stands.</summary>
    private ImmutableArray<OfferCandidate> Best(long firmId, List<OfferablePair> pairs)
    {
        var candidates = pairs
            .Select(pair => CandidateOf(firmId, pair))
            .OfType<OfferCandidate>()
            .Where(candidate => !index.IsTaken(firmId, candidate))
            .ToList();
        var standing = candidates.Where(candidate => Stands(firmId, candidate)).ToList();
        var ranked = ExclusiveGroups.Rank(
            candidates.Where(one => standing.Contains(one) || !standing.Exists(other => Exclude(one, other))),
            c => c.Item.Rule.ExclusiveGroup,
            (one, other) => EntitlementPeriods.Overlap(one.Period, asOf, other.Period, asOf),
            c => c.AmountFen,
            c => c.Item.Rule.Id
        );
        return [.. ranked.Where(one => one.Better.IsEmpty).Select(one => one.Item)];
    }

    /// <summary>Of an item of events what exceeds the claims for earlier events of the period; null: nothing does.</summary>
    private OfferCandidate? CandidateOf(long firmId, OfferablePair pair)
    {
        var item = plan.Items[pair.Item];
        var period = EntitlementPeriod.Of(item.Rule, asOf);
        ImmutableArray<EarlierEvent> earlier = item.Rule.Frequency == Frequency.PerEvent ? [.. index.EventsOf(firmId, item.Rule.Id, period)] : [];
        var rest = pair.Fen - earlier.Sum(one => one.AmountFen);
        var firms = chunk.Firms;
        var region = firms.RegionNames[firms.Regions[pair.Row]];
        var desk =
            plan.Desks.DeskOf(item.DepartmentId, region)
            ?? throw new InvalidOperationException($"No department answers for firm {firmId} of region '{region}'.");
        return earlier.IsEmpty ? new OfferCandidate(item, period, pair.Fen, pair.IsFresh) { DepartmentId = desk }
            : rest <= 0 ? null
            : new OfferCandidate(item, EntitlementPeriod.EventOf(period, earlier.Length + 1), rest, pair.IsFresh)
            {
                DepartmentId = desk,
                Earlier = earlier,
            };
    }

    private bool Exclude(OfferCandidate one, OfferCandidate other) =>
        one.Item.Rule.ExclusiveGroup == other.Item.Rule.ExclusiveGroup && EntitlementPeriods.Overlap(one.Period, asOf, other.Period, asOf);

    /// <summary>A pushed offer whose amount is the same holds its group: the firm has been told of it.</summary>
    private bool Stands(long firmId, OfferCandidate candidate) =>
        candidate.Item.Rule.ExclusiveGroup is not null
        && index.Find(firmId, candidate.Item.VersionId, candidate.Period) is { State: OfferState.Pushed } offer
        && offer.AmountFen == candidate.AmountFen;
}
