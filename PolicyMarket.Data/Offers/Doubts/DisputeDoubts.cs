using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Offers.Doubts;

/// <summary>Offers that rest on a fact which their firm disputes and no department has answered yet.</summary>
internal sealed class DisputeDoubts(OfferDisputes disputes) : IDoubtSource
{
    public async Task<IReadOnlyCollection<Doubt>> FindAsync(PolicyMarketDb db, IReadOnlyCollection<DoubtedOffer> offers, CancellationToken ct)
    {
        var disputed = await disputes.ReadAsync(db, [.. offers.Select(o => o.Id)], ct);
        return [.. disputed.Select(one => new Doubt(one.Key, DoubtKind.DisputedByFirm, DoubtWording.Disputed(one.Value)))];
    }
}
