namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>
/// An item whose conditions the firm meets and which it must apply for. AmountFen: null when the authority fixes the sum, nothing is paid, or the amount cannot
/// be told: a fact is missing, or the formula has a gap.
/// </summary>
public sealed record OpenToApply(long ItemId, string ItemCode, string Title, string Summary, string DepartmentText, long? AmountFen, long? CapFen);
