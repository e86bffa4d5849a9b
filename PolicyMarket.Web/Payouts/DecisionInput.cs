namespace PolicyMarket.Web.Payouts;

/// <summary>What the checker's forms send.</summary>
public sealed class DecisionInput
{
    public string? ContentHash { get; set; }

    public string? Reason { get; set; }
}
