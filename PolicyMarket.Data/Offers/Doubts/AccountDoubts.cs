using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Offers.Doubts;

/// <summary>Offers of firms without a verified account.</summary>
internal sealed class AccountDoubts : IDoubtSource
{
    public async Task<IReadOnlyCollection<Doubt>> FindAsync(PolicyMarketDb db, IReadOnlyCollection<DoubtedOffer> offers, CancellationToken ct)
    {
        long[] firms = [.. offers.Select(o => o.FirmId).Distinct()];
        var verified = await db.Set<BankAccount>()
            .AsNoTracking()
            .Where(a => firms.Contains(a.FirmId) && a.IsVerified)
            .Select(a => a.FirmId)
            .Distinct()
            .ToListAsync(ct);
        return
        [
            .. offers.Where(o => !verified.Contains(o.FirmId)).Select(o => new Doubt(o.Id, DoubtKind.NoVerifiedAccount, DoubtWording.NoVerifiedAccount)),
        ];
    }
}
