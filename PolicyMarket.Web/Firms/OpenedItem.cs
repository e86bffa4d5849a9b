namespace PolicyMarket.Web.Firms;

/// <summary>Something that a qualification or entitlement opens: an item with what it pays, or words alone.</summary>
public sealed record OpenedItem(string Name, string? ItemCode, string? Pays);
