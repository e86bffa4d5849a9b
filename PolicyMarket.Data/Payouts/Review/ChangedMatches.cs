using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Payouts.Review;

/// <summary>Compares the payouts of a batch with the last finished run, where it began after the firm's confirmation.</summary>
internal static class ChangedMatches
{
    public static async Task<IReadOnlyList<BatchNote>> FindAsync(PolicyMarketDb db, List<ReviewRow> rows, CancellationToken ct)
    {
        var begun = await db
            .MatchingRuns.AsNoTracking()
            .Where(r => r.State == RunState.Finished && !r.LeavesOffers)
            .OrderByDescending(r => r.Id)
            .Select(r => new { r.Id, r.StartedAt })
            .FirstOrDefaultAsync(ct);
        var older = begun is null ? [] : rows.Where(r => r.Claim.ConfirmedAt < begun.StartedAt).ToList();
        if (begun is null || older.Count == 0)
        {
            return [];
        }

        long[] firms = [.. older.Select(r => r.Firm.Id).Distinct()];
        var damaged = (await db.DamagedSheets.AsNoTracking().Where(s => s.RunId == begun.Id).Select(s => s.FirmId).Distinct().ToListAsync(ct)).ToHashSet();
        var matches = (await db.FirmMatches.AsNoTracking().Where(m => firms.Contains(m.FirmId)).ToListAsync(ct)).ToDictionary(
            m => m.FirmId,
            m => MatchedItems.Read(m.Pairs)
        );
        return
        [
            .. older
                .Where(r => !damaged.Contains(r.Firm.Id))
                .Where(r => !matches.TryGetValue(r.Firm.Id, out var items) || !items.IsEmpty) // an empty row is a damaged one
                .Select(r => Compare(r, matches.GetValueOrDefault(r.Firm.Id, [])))
                .OfType<BatchNote>(),
        ];
    }

    private static BatchNote? Compare(ReviewRow row, ImmutableArray<MatchedItem> items)
    {
        var found = items.Where(i => i.ItemId == row.ItemId).Select(i => (MatchedItem?)i).FirstOrDefault();
        return found switch
        {
            null => new BatchNote(BatchNoteKind.NotEligible, row.Named, ReviewWording.NotEligible),
            { PayableFen: { } fen } when fen != row.Claim.AmountFen => new BatchNote(
                BatchNoteKind.AmountChanged,
                row.Named,
                ReviewWording.AmountChanged(row.Claim.AmountFen, fen)
            ),
            _ => null,
        };
    }
}
