namespace PolicyMarket.Web.Firms;

/// <summary>An item that one missing fact would decide: its label and the department that holds it.</summary>
public sealed record OneFactCard(string ItemCode, string Title, string Summary, string FactLabel, string Holder);
