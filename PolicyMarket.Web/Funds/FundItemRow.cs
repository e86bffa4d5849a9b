namespace PolicyMarket.Web.Funds;

/// <summary>An item and the fund that pays it.</summary>
public sealed record FundItemRow(long ItemId, string Code, string Title, string Department, long? FundId, bool NeedsPreCheck, DateOnly? ConfirmedUntil);
