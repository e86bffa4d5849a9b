namespace PolicyMarket.Data.Offers;

/// <summary>Fields of an offer that a run needs to decide whether it stands.</summary>
internal sealed record OfferLine(long Id, long FirmId, long ItemId, long ItemVersionId, string Period, OfferState State, long AmountFen, DateOnly LastDay)
{
    /// <summary>Neither answered nor refused: the run renews it, withdraws it or ends it.</summary>
    public bool IsOpenToRun => OfferMoves.OpenStates.Contains(State);
}
