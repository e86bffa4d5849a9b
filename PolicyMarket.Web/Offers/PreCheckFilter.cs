namespace PolicyMarket.Web.Offers;

/// <summary>What the desk is narrowed to; it lives in the address, so it stays.</summary>
public sealed record PreCheckFilter(long? ItemId, string? Words);
