using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Offers.Doubts;

/// <summary>Offers whose sum is several times what the firm claimed for the same item and the same stretch of the year before.</summary>
internal sealed class ClaimDoubts(OfferOptions options) : IDoubtSource
{
    public async Task<IReadOnlyCollection<Doubt>> FindAsync(PolicyMarketDb db, IReadOnlyCollection<DoubtedOffer> offers, CancellationToken ct)
    {
        long[] firms = [.. offers.Select(o => o.FirmId).Distinct()];
        long[] items = [.. offers.Select(o => o.ItemId).Distinct()];
        var claims = await db
            .Claims.AsNoTracking()
            .Where(c => firms.Contains(c.FirmId) && items.Contains(c.ItemId))
            .Select(c => new
            {
                c.FirmId,
                c.ItemId,
                c.Period,
                c.AmountFen,
            })
            .ToListAsync(ct);
        var sums = claims
            .GroupBy(c => (c.FirmId, c.ItemId, Period: EntitlementPeriod.BaseOf(c.Period)))
            .ToDictionary(g => g.Key, g => g.Sum(c => c.AmountFen));
        return
        [
            .. from offer in offers
            let period = YearBefore(offer.Period)
            where period is not null
            let lastYear = sums.GetValueOrDefault((offer.FirmId, offer.ItemId, period))
            where lastYear > 0 && offer.AmountFen >= lastYear * (decimal)options.JumpTimes
            select new Doubt(offer.Id, DoubtKind.AmountJumped, DoubtWording.Jumped(offer.AmountFen, lastYear)),
        ];
    }

    /// <summary>"2024Q3" of "2025Q3"; null for what is had once.</summary>
    private static string? YearBefore(string period)
    {
        var whole = EntitlementPeriod.BaseOf(period);
        return FactPeriod.TryParse(whole, out _) && int.TryParse(whole.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? string.Create(CultureInfo.InvariantCulture, $"{year - 1:0000}{whole[4..]}")
            : null;
    }
}
