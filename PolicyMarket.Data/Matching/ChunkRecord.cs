using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Matching;

/// <summary>Writes one chunk of a run: matches, changes, tallies, gaps, offers and the cursor, all in one transaction or not at all.</summary>
internal sealed class ChunkRecord(Recorder recorder, OfferMaking offers)
{
    /// <summary>An undecided pair keeps a row only when so few facts would decide it: those a firm or an officer can act on.</summary>
    public const int FewMissing = 2;

    public async Task<ChunkOutcome> WriteAsync(
        MatchingRun run, NightlyPlan plan, IReadOnlyList<FirmDossier> firms, ImmutableArray<ImmutableArray<PairDecision>> decisions, CancellationToken ct)
    {
        var result = await recorder.WriteAsync(
            async db =>
            {
                var row = await db.MatchingRuns.SingleAsync(r => r.Id == run.Id, ct);
                if (row.State != RunState.Running || row.CursorFirmId != run.CursorFirmId)
                {
                    throw new InvalidOperationException(
                        $"Run {row.Id} is {row.State} at firm {row.CursorFirmId}, but this chunk begins after firm {run.CursorFirmId}.");
                }

                if (row.DataFingerprint != await DataStamp.ReadAsync(db, ct))
                {
                    return WorkResult.Done(new ChunkOutcome(true, row.FirmsDone));
                }

                var last = firms[^1].Id;
                var earlier = await EarlierMatches.ReadAsync(db, row, row.CursorFirmId, last, ct);
                WritePairs(db, row, plan, firms, decisions, earlier);
                await offers.MakeAsync(db, row, plan, firms, decisions, ct);
                row.CursorFirmId = last;
                row.FirmsDone += firms.Count;
                return WorkResult.Done(new ChunkOutcome(false, row.FirmsDone));
            },
            ct);
        return result.Value ?? throw new InvalidOperationException($"A chunk of run {run.Id} was refused: {result.Why}");
    }

    private static void WritePairs(
        PolicyMarketDb db,
        MatchingRun run,
        NightlyPlan plan,
        IReadOnlyList<FirmDossier> firms,
        ImmutableArray<ImmutableArray<PairDecision>> decisions,
        EarlierMatches earlier)
    {
        using var writer = new PairWriter(db);
        var sums = new ChunkSums();
        for (var i = 0; i < firms.Count; i++)
        {
            var firm = firms[i];
            var kept = new HashSet<long>();
            var eligible = new HashSet<long>();
            foreach (var decision in decisions[i])
            {
                var item = plan.Items[decision.Item];
                sums.Add(firm.Region ?? "", item, decision);
                if (decision.Outcome == OutcomeKind.Eligible)
                {
                    eligible.Add(item.ItemId);
                    Compare(writer, run, firm.Id, item.ItemId, decision.PayableFen, earlier);
                }
                else if (decision.Missing.Length > FewMissing)
                {
                    continue;
                }

                kept.Add(item.ItemId);
                KeepRow(writer, run.Id, firm.Id, item, decision, earlier.RowOf(firm.Id, item.ItemId));
            }

            DropRest(writer, run, firm.Id, kept, eligible, earlier);
            run.FirmsMatched += eligible.Count > 0 ? 1 : 0;
        }

        sums.Write(writer, run);
    }

    private static void Compare(PairWriter writer, MatchingRun run, long firmId, long itemId, long? fen, EarlierMatches earlier)
    {
        if (!earlier.WasEligible(firmId, itemId, out var oldFen))
        {
            run.NewCount++;
            writer.Change(run.Id, firmId, itemId, MatchChangeKind.New, null, fen);
        }
        else if (oldFen != fen)
        {
            run.ChangedCount++;
            writer.Change(run.Id, firmId, itemId, MatchChangeKind.AmountChanged, oldFen, fen);
        }
    }

    /// <summary>A row that says the same already stays, so that a night without news writes next to nothing.</summary>
    private static void KeepRow(PairWriter writer, long runId, long firmId, PlannedItem item, PairDecision decision, EarlierMatches.Row? row)
    {
        var missing = string.Join(',', decision.Missing);
        if (row is null || row.ItemVersionId != item.VersionId || row.Outcome != decision.Outcome || row.PayableFen != decision.PayableFen || row.Missing != missing)
        {
            writer.Keep(firmId, item, decision, missing, runId);
        }
    }

    private static void DropRest(PairWriter writer, MatchingRun run, long firmId, HashSet<long> kept, HashSet<long> eligible, EarlierMatches earlier)
    {
        foreach (var row in earlier.RowsOf(firmId).Where(row => !kept.Contains(row.ItemId)))
        {
            writer.Drop(firmId, row.ItemId);
        }

        foreach (var itemId in earlier.EligibleByFirm[firmId].Where(itemId => !eligible.Contains(itemId)))
        {
            earlier.WasEligible(firmId, itemId, out var oldFen);
            run.LostCount++;
            writer.Change(run.Id, firmId, itemId, MatchChangeKind.Lost, oldFen, null);
        }
    }
}
