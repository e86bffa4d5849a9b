using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Explain;

namespace PolicyMarket.Data.Matching;

/// <summary>
/// Turns the matches of a chunk into offers, inside the chunk's transaction: 就高不重复, what was claimed already, what was taken back. Which firms are
/// concerned follows from figures alone; facts, receipts and the offers themselves are read for those only.
/// </summary>
internal sealed class OfferMaking(OfferWriting writing, FirmFacts facts, AttributeCatalog catalog)
{
    private const int FirmsAtOnce = 256;

    public async Task MakeAsync(PolicyMarketDb db, MatchingRun run, NightlyPlan plan, FirmRows firms, NightChunk chunk, CancellationToken ct)
    {
        var book = await OfferBook.ReadAsync(db, run.BusinessDate, chunk.FirstFirmId, chunk.LastFirmId, ct);
        var concerned = Concerned(run.BusinessDate, plan, firms, chunk, book);
        if (concerned.Count == 0)
        {
            return;
        }

        var parameters = await ParameterTable.ReadAsync(db, catalog, run.BusinessDate, ct);
        foreach (var block in concerned.Chunk(FirmsAtOnce))
        {
            long[] ids = [.. block.Select(firm => firm.FirmId)];
            var dossiers = (await facts.ReadManyAsync(db, parameters, ids, run.BusinessDate, ct)).ToDictionary(firm => firm.Id);
            var offers = await db.Offers.Where(o => ids.Contains(o.FirmId)).ToListAsync(ct);
            await writing.WriteAsync(db, run, block, dossiers, offers, book, ct);
        }
    }

    /// <summary>Firms of which an offer is to be made, renewed or taken back, or whose grounds must be looked at again; by rising id.</summary>
    private static List<FirmOffers> Concerned(DateOnly asOf, NightlyPlan plan, FirmRows firms, NightChunk chunk, OfferBook book)
    {
        var concerned = new List<FirmOffers>();
        var open = new Queue<long>(book.FirmsWithOpenOffers);
        for (var next = 0; next < chunk.Offerable.Count;)
        {
            var row = chunk.Offerable[next].Row;
            var end = next + 1;
            while (end < chunk.Offerable.Count && chunk.Offerable[end].Row == row)
            {
                end++;
            }

            AddWithout(firms.Ids[row]);
            Add(firms.Ids[row], Best(asOf, plan, firms, row, chunk.Offerable.GetRange(next, end - next), book));
            next = end;
        }

        AddWithout(long.MaxValue);
        return concerned;

        // Firms before this one that have open offers and can be offered nothing.
        void AddWithout(long firmId)
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

        void Add(long firmId, ImmutableArray<OfferCandidate> kept)
        {
            if (kept.Any(candidate => NeedsWork(book.Find(firmId, candidate.Item.VersionId, candidate.Period), candidate))
                || book.OpenOffersOf(firmId).Any(offer => !IsKept(offer, kept)))
            {
                concerned.Add(new FirmOffers(firmId, kept));
            }
        }
    }

    public static bool IsKept(OfferLine offer, ImmutableArray<OfferCandidate> kept) =>
        kept.Any(c => c.Item.VersionId == offer.ItemVersionId && c.Period == offer.Period);

    /// <summary>False: the offer stands as it is.</summary>
    private static bool NeedsWork(OfferLine? offer, OfferCandidate candidate) => offer switch
    {
        null => true,
        { State: OfferState.Pushed } => false,
        { State: OfferState.Approved } => offer.AmountFen != candidate.AmountFen,
        { State: OfferState.AwaitingCheck } => candidate.IsFresh || !candidate.Item.NeedsPreCheck || offer.AmountFen != candidate.AmountFen,
        _ => true,
    };

    /// <summary>What a firm can be offered now: of one exclusive group and period the best, and nothing where a claim, an open answer or a refusal stands.</summary>
    private static ImmutableArray<OfferCandidate> Best(DateOnly asOf, NightlyPlan plan, FirmRows firms, int row, List<OfferablePair> pairs, OfferBook book)
    {
        var firmId = firms.Ids[row];
        var region = firms.RegionNames[firms.Regions[row]];
        var candidates =
            from pair in pairs
            let item = plan.Items[pair.Item]
            let candidate = new OfferCandidate(item, EntitlementPeriod.Of(item.Rule.Frequency, asOf), pair.Fen, pair.IsFresh)
            {
                DepartmentId = plan.Desks.DeskOf(item.DepartmentId, region) ?? throw new InvalidOperationException($"No department answers for firm {firmId} of region '{region}'."),
            }
            where !book.IsTaken(firmId, candidate)
            select candidate;
        return ExclusiveGroups.KeepBest(candidates, c => c.GroupKey, c => c.AmountFen, c => c.Item.Rule.Id);
    }
}
