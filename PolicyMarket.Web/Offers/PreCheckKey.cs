using System.Collections.Immutable;
using PolicyMarket.Data.Offers.Doubts;

namespace PolicyMarket.Web.Offers;

/// <summary>Place of one offer in the queue of the desk: enough to select it, to sum it and to know whether it is doubtful.</summary>
public sealed record PreCheckKey(long Id, long ItemId, long AmountFen, ImmutableArray<Doubt> Doubts)
{
    public bool IsDoubtful => !Doubts.IsEmpty;
}
