namespace PolicyMarket.Data.Casework;

/// <summary>A parameter of the casework rules, in working days; the bounds are inclusive.</summary>
/// <param name="Key">Name in the record, e.g. "offer.limit".</param>
/// <param name="Group">What it belongs to, in Chinese.</param>
/// <param name="Label">What it decides, in Chinese.</param>
public sealed record Threshold(string Key, string Group, string Label, int Default, int Least, int Most);
