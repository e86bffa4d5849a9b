namespace PolicyMarket.Web.Policies.Search.Language;

/// <summary>A word to look for and how much finding it counts, up to 1.</summary>
public readonly record struct WeighedWord(string Text, double Weight);
