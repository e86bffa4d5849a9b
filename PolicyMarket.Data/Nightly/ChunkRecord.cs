using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Nightly;

/// <summary>Writes one chunk of a run: matches, changes, offers and the cursor, all in one transaction or not at all.</summary>
internal sealed class ChunkRecord(Recorder recorder, OfferMaking offers)
{
    public async Task<ChunkOutcome> WriteAsync(OpenedRun opened, NightFigures figures, NightChunk chunk, CancellationToken ct)
    {
        var run = opened.Run;
        var result = await recorder.WriteAsync(
            async db =>
            {
                var row = await db.MatchingRuns.SingleAsync(r => r.Id == run.Id, ct);
                if (row.State != RunState.Running || row.CursorFirmId != run.CursorFirmId)
                {
                    throw new InvalidOperationException(
                        $"Run {row.Id} is {row.State} at firm {row.CursorFirmId}, but this chunk begins after firm {run.CursorFirmId}."
                    );
                }

                if (row.DataFingerprint != await DataStamp.ReadAsync(db, ct))
                {
                    return Result.Ok(new ChunkOutcome(true, row.FirmsDone));
                }

                WriteFirms(db, row.Id, figures, chunk);
                WriteCheckpoint(db, row.Id, chunk);
                await offers.MakeAsync(db, row, opened.Plan, Offerable(figures, chunk), ct);
                Advance(row, figures, chunk);
                return Result.Ok(new ChunkOutcome(false, row.FirmsDone));
            },
            ct
        );
        return result.Value ?? throw new InvalidOperationException($"A chunk of run {run.Id} was refused: {result.Why}");
    }

    private static OfferableChunk Offerable(NightFigures figures, NightChunk chunk)
    {
        var scope = figures.Scope;
        return new OfferableChunk(
            figures.Match.Firms,
            chunk.FirstFirmId,
            chunk.LastFirmId,
            figures.Match.LeftOut.Select(one => one.FirmId).ToHashSet(),
            chunk.Offerable,
            itemId => scope.IsChangedSlot(scope.SlotOf(itemId)),
            scope.IsChangedRow
        );
    }

    private static void WriteFirms(PolicyMarketDb db, long runId, NightFigures figures, NightChunk chunk)
    {
        using var keep = db.Provider.Prepare(
            db,
            """
            INSERT INTO "FirmMatches" ("FirmId", "RunId", "Region", "Pairs") VALUES ($1, $2, $3, $4)
            ON CONFLICT ("FirmId") DO UPDATE SET "RunId" = excluded."RunId", "Region" = excluded."Region", "Pairs" = excluded."Pairs"
            """
        );
        using var drop = db.Provider.Prepare(db, """DELETE FROM "FirmMatches" WHERE "FirmId" = $1""");
        using var change = db.Provider.Prepare(db, """INSERT INTO "MatchChanges" ("RunId", "FirmId", "Changes") VALUES ($1, $2, $3)""");
        foreach (ref readonly var firm in chunk.Writes)
        {
            if (firm is { HasNewPairs: true, PairsLength: > 0 })
            {
                keep.Bind(1, firm.FirmId)
                    .Bind(2, runId)
                    .BindText(3, figures.RegionText(firm.Region))
                    .Bind(4, chunk.Bytes.Part(firm.PairsAt, firm.PairsLength))
                    .Run();
            }
            else if (firm.HasNewPairs)
            {
                drop.Bind(1, firm.FirmId).Run();
            }

            if (firm.ChangesLength > 0)
            {
                change.Bind(1, runId).Bind(2, firm.FirmId).Bind(3, chunk.Bytes.Part(firm.ChangesAt, firm.ChangesLength)).Run();
            }
        }
    }

    private static void WriteCheckpoint(PolicyMarketDb db, long runId, NightChunk chunk)
    {
        using var keep = db.Provider.Prepare(
            db,
            """
            INSERT INTO "RunCheckpoints" ("RunId", "Figures") VALUES ($1, $2)
            ON CONFLICT ("RunId") DO UPDATE SET "Figures" = excluded."Figures"
            """
        );
        keep.Bind(1, runId).Bind(2, chunk.Checkpoint.Written).Run();
    }

    private static void Advance(MatchingRun run, NightFigures figures, NightChunk chunk)
    {
        var scope = figures.Scope;
        run.CursorFirmId = chunk.LastFirmId;
        run.FirmsDone += chunk.RowCount;
        (run.FirmsMatched, run.EligibleCount, run.EligibleFen) = (chunk.Totals.FirmsMatched, chunk.Totals.Eligible, chunk.Totals.EligibleFen);
        (run.NewCount, run.LostCount, run.ChangedCount) = (chunk.Totals.NewCount, chunk.Totals.LostCount, chunk.Totals.ChangedCount);
        run.UnknownCount = figures.Match.UnknownTotal;
        (run.IsWhole, run.FirmsRecomputed, run.ItemsRecomputed) = (scope.IsWhole, scope.FirmsRecomputed, scope.ItemsRecomputed);
    }
}
