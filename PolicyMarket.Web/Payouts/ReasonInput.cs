namespace PolicyMarket.Web.Payouts;

/// <summary>A reason that goes with an act.</summary>
public sealed class ReasonInput
{
    public string? Reason { get; set; }
}
