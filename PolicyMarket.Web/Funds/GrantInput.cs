namespace PolicyMarket.Web.Funds;

/// <summary>What the budget form sends; the amount as typed.</summary>
public sealed class GrantInput
{
    public long FundId { get; set; }

    public string? AmountYuan { get; set; }

    public string? Note { get; set; }
}
