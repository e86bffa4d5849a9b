namespace PolicyMarket.Rules.Wording;

/// <summary>One tier: when it applies ("其他情形" for the last) and the sum, rate or factor that it gives, in Chinese.</summary>
public sealed record TierRow(string When, string Result);
