namespace PolicyMarket.Web.Payouts;

/// <summary>What the form of a returned payout sends.</summary>
public sealed class ResendInput
{
    public long? AccountId { get; set; }
}
