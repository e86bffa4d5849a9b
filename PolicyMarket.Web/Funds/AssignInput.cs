namespace PolicyMarket.Web.Funds;

/// <summary>What the form of one item's fund sends; no fund: the item makes no offers.</summary>
public sealed class AssignInput
{
    public long? FundId { get; set; }
}
