using PolicyMarket.Data.Offers;

namespace PolicyMarket.Data.Matching;

/// <summary>What a run must know of an offer to see whether it stands.</summary>
internal sealed record OfferLine(long Id, long FirmId, long ItemId, long ItemVersionId, string Period, OfferState State, long AmountFen)
{
    /// <summary>Not yet pushed: the run may still change it or take it back.</summary>
    public bool IsOpenToRun => State is OfferState.AwaitingCheck or OfferState.Approved;
}
