namespace PolicyMarket.Web.Offers;

/// <summary>One item in the desk's filter, with what waits for it.</summary>
public sealed record PreCheckItem(long ItemId, string Title, int Count);
