using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Offers.Doubts;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>Doubts about offers of firms with open findings; a case that only says that something waits is none.</summary>
internal sealed class CaseworkDoubts : IDoubtSource
{
    private static readonly CaseKind[] Findings = [.. Enum.GetValues<CaseKind>().Where(kind => !CaseworkCase.Waits(kind))];

    public async Task<IReadOnlyCollection<Doubt>> FindAsync(PolicyMarketDb db, IReadOnlyCollection<DoubtedOffer> offers, CancellationToken ct)
    {
        long[] firms = [.. offers.Select(o => o.FirmId).Distinct()];
        var open = await db
            .CaseworkCases.AsNoTracking()
            .Where(c => c.State == CaseState.Open && c.FirmId != null && firms.Contains(c.FirmId.Value) && Findings.Contains(c.Kind))
            .Select(c => new { FirmId = c.FirmId!.Value, c.Kind }) // asked for just before
            .Distinct()
            .ToListAsync(ct);
        var byFirm = open.ToLookup(c => c.FirmId, c => c.Kind);
        return [.. from offer in offers from kind in byFirm[offer.FirmId] select new Doubt(offer.Id, DoubtKind.OpenFinding, CaseworkWording.Doubt(kind))];
    }
}
