namespace PolicyMarket.Data.Policies.Standing;

/// <summary>How far the payout of one item has come in its present round.</summary>
/// <param name="WaitingOffers">Matches that wait for a department's check, for the push or for the firm's answer.</param>
/// <param name="OpenClaims">Confirmed claims that are not paid yet, returned ones included.</param>
/// <param name="PaidClaims">Claims that were paid in the round.</param>
/// <param name="ZeroReason">The reason of a decided zero; null: none was decided.</param>
/// <param name="ZeroAt">UTC; with the reason.</param>
public sealed record ItemStanding(int WaitingOffers, int OpenClaims, int PaidClaims, string? ZeroReason, DateTime? ZeroAt)
{
    /// <summary>Payments of before or after a decided zero go before it.</summary>
    public PayoutStatus Status =>
        this switch
        {
            { WaitingOffers: > 0 } => PayoutStatus.UnderWay,
            { OpenClaims: > 0 } => PayoutStatus.Decided,
            { PaidClaims: > 0 } => PayoutStatus.Paid,
            { ZeroReason: not null } => PayoutStatus.Zero,
            _ => PayoutStatus.NotStarted,
        };
}
