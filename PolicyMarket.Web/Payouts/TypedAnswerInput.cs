namespace PolicyMarket.Web.Payouts;

/// <summary>Input of the form for a typed answer of the bank.</summary>
public sealed class TypedAnswerInput
{
    public long PayoutId { get; set; }

    public bool IsPaid { get; set; }

    public DateOnly? On { get; set; }

    public string? Reference { get; set; }

    public string? Reason { get; set; }
}
