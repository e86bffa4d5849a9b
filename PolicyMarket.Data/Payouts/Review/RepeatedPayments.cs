using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Payouts.Review;

/// <summary>Further payouts to a firm of the batch for the same item, or for another item of the same exclusive group (就高不重复).</summary>
internal static class RepeatedPayments
{
    public static async Task<IReadOnlyList<BatchNote>> FindAsync(PolicyMarketDb db, List<ReviewRow> rows, CancellationToken ct)
    {
        long[] firms = [.. rows.Select(r => r.Firm.Id).Distinct()];
        var others = (
            await db
                .Payouts.AsNoTracking()
                .Where(p => p.State != PayoutState.Returned && firms.Contains(p.Claim!.FirmId)) // a join
                .Select(p => new
                {
                    p.Id,
                    p.ClaimId,
                    p.AmountFen,
                    p.Claim!.FirmId, // as above
                    p.Claim.ItemId,
                    p.Claim.Number,
                    p.Claim.Period,
                    p.Claim.ItemVersion!.Title,
                    p.Claim.ItemVersion.ExclusiveGroup,
                })
                .ToListAsync(ct)
        ).ToLookup(p => p.FirmId);
        return
        [
            .. rows.SelectMany(row =>
                others[row.Firm.Id]
                    .Where(other => other.ClaimId != row.Claim.Id)
                    .Where(other => other.ItemId == row.ItemId || (row.ExclusiveGroup is { } group && other.ExclusiveGroup == group))
                    .OrderBy(other => other.Id)
                    .Select(other => new BatchNote(
                        BatchNoteKind.PaidBefore,
                        row.Named,
                        other.ItemId == row.ItemId
                            ? ReviewWording.PaidBeforeSameItem(other.Number, other.Period, other.AmountFen)
                            : ReviewWording.PaidBeforeSameGroup(other.Number, other.Title, other.AmountFen)
                    ))
            ),
        ];
    }
}
