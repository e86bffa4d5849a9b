namespace PolicyMarket.Web.Firms;

/// <summary>An item that the firm only just misses: what it pays, and what it asks in addition to what there is.</summary>
public sealed record CloseCard(string ItemCode, string Title, string Pays, IReadOnlyList<CloseGap> Gaps);
