namespace PolicyMarket.Web.Drafts.Amounts;

/// <summary>How an amount is edited: none, a fixed sum, a rate of a sum, a price of a count, tiers, or a formula.</summary>
public enum AmountView
{
    None,
    Fixed,
    Rate,
    Price,
    Tiers,
    Formula,
}
