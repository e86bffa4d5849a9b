using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;

namespace PolicyMarket.Data.Offers;

/// <summary>有异议: offers whose determination rests on a fact that their firm disputes and no department has answered yet.</summary>
public sealed class OfferDisputes(DeterminationRecordReader records, AttributeCatalog catalog)
{
    /// <summary>Labels of the disputed facts by the id of the offer; offers without one are missing.</summary>
    public async Task<IReadOnlyDictionary<long, string>> ReadAsync(PolicyMarketDb db, IReadOnlyCollection<long> offerIds, CancellationToken ct)
    {
        var disputed = await db
            .Offers.AsNoTracking()
            .Where(o => offerIds.Contains(o.Id))
            .Join(
                db.FactDisputes.Where(d => d.State == DisputeState.Waiting),
                o => o.FirmId,
                d => d.FirmId,
                (o, d) =>
                    new
                    {
                        o.Id,
                        o.ReceiptJson,
                        d.Fact,
                        d.Label,
                    }
            )
            .ToListAsync(ct);
        return disputed
            .GroupBy(row => (row.Id, row.ReceiptJson))
            .Select(offer =>
                (offer.Key.Id, Labels: offer.Where(d => RestsOn(offer.Key.ReceiptJson, d.Fact)).Select(d => d.Label).Order(StringComparer.Ordinal))
            )
            .Where(offer => offer.Labels.Any())
            .ToDictionary(offer => offer.Id, offer => string.Join('、', offer.Labels));
    }

    /// <summary>A derived fact rests on everything that it is computed from. A record that cannot be read rests on anything.</summary>
    private bool RestsOn(string receiptJson, string fact)
    {
        if (records.Read(receiptJson).Value is not { } view)
        {
            return true;
        }

        var measure = DisputedFact.MeasureOf(fact);
        string[] used = [.. view.Facts.Select(one => one.Attribute)];
        return used.Concat(catalog.Derivations.InputsOf(used)).Any(name => name.Split('@')[0] == measure);
    }
}
