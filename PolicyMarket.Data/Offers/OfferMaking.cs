using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Offers;

/// <summary>
/// Turns the matches of a chunk into offers, inside the chunk's transaction: 就高不重复, what was claimed already, what was taken back, what has ended. Which
/// firms are concerned follows from figures alone; facts, receipts and the offers themselves are read for those only.
/// </summary>
internal sealed class OfferMaking(OfferWriting writing, HeldItems held)
{
    private const int FirmsAtOnce = 256;

    public async Task MakeAsync(PolicyMarketDb db, MatchingRun run, NightlyPlan plan, OfferableChunk chunk, CancellationToken ct)
    {
        if (run.LeavesOffers)
        {
            return;
        }

        // Of a firm or an item that is left out nothing is known in this run, so its offers stay as they are.
        var claims = await ReceivedReader.OfFirmsAsync(db, chunk.FirstFirmId, chunk.LastFirmId, ct);
        var index = await OfferIndex.ReadAsync(
            db,
            claims,
            run.BusinessDate,
            chunk.FirstFirmId,
            chunk.LastFirmId,
            line => chunk.LeftOut.Contains(line.FirmId) || plan.DamagedItems.Contains(line.ItemId),
            await held.ReadAsync(db, ct),
            ct
        );
        var concerned = new ChunkOffers(run.BusinessDate, plan, chunk, index).Find();
        foreach (var block in concerned.Chunk(FirmsAtOnce))
        {
            long[] ids = [.. block.Select(firm => firm.FirmId)];
            var offers = await db.Offers.Include(o => o.Firm).Where(o => ids.Contains(o.FirmId)).ToListAsync(ct);
            await writing.WriteAsync(db, run, plan, block, offers, index, ct);
        }
    }
}
