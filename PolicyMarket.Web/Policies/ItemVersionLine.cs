namespace PolicyMarket.Web.Policies;

/// <summary>One published version of an item; PublishedAt is UTC.</summary>
public sealed record ItemVersionLine(int Number, string Title, DateTime PublishedAt);
