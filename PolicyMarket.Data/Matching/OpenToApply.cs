namespace PolicyMarket.Data.Matching;

/// <summary>An item whose conditions the firm meets and which it must apply for. AmountFen: null when the authority fixes the sum or nothing is paid.</summary>
public sealed record OpenToApply(long ItemId, string ItemCode, string Title, string Summary, string DepartmentText, long? AmountFen, long? CapFen);
