namespace PolicyMarket.Data.Imports;

/// <summary>A dated parameter as a person types it; dates as yyyy-MM-dd, no last day: until the next value, no region: the whole country.</summary>
public sealed record TypedParameter(string Name, string Region, string From, string To, string Value, string Source);
