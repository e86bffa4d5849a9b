namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>An item whose conditions the firm meets and which 就高不重复 takes away from it, with the reason in words.</summary>
public sealed record ExcludedItem(string ItemCode, string Title, string Reason);
