namespace PolicyMarket.Web.Offers;

/// <summary>
/// One item in the desk's filter, with the number of its waiting offers. IsHeld: two engines disagree about it, and nothing can be done with its offers.
/// </summary>
public sealed record PreCheckItem(long ItemId, string Title, int Count)
{
    public bool IsHeld { get; init; }
}
