namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>Names of a decision table that holds tiers, in the exchange form.</summary>
public sealed record TierTableHead(string Name, string? InputLabel, string OutputName, string? OutputLabel);
