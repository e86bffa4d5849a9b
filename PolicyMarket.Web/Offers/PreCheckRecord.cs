namespace PolicyMarket.Web.Offers;

/// <summary>Head and receipt of the offer that is open beside the list. Fund: null when the item has none.</summary>
public sealed record PreCheckRecord(PreCheckRow Row, string? FundName, long FundAvailableFen, string ReceiptJson);
