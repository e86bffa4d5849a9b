namespace PolicyMarket.Web.Payouts;

/// <summary>What the form for an answer of the bank sends that is typed in.</summary>
public sealed class TypedAnswerInput
{
    public long PayoutId { get; set; }

    public bool IsPaid { get; set; }

    public DateOnly? On { get; set; }

    public string? Reference { get; set; }

    public string? Reason { get; set; }
}
