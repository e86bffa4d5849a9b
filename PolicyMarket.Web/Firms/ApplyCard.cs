namespace PolicyMarket.Web.Firms;

/// <summary>An item whose conditions hold but which has to be applied for at its window.</summary>
public sealed record ApplyCard(string ItemCode, string Title, string Department, long? PayableFen);
