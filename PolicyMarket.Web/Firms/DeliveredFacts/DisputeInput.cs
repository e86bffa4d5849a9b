namespace PolicyMarket.Web.Firms.DeliveredFacts;

/// <summary>Fields of the form that disputes a value.</summary>
public sealed class DisputeInput
{
    /// <summary>The value as it should be.</summary>
    public string? Claimed { get; set; }

    public string? Reason { get; set; }
}
