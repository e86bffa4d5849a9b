namespace PolicyMarket.Web.Offers;

/// <summary>Head and receipt of the offer that is open. Fund: null when the item has none.</summary>
public sealed record PreCheckRecord(PreCheckRow Row, string? FundName, long FundAvailableFen, string ReceiptJson);
