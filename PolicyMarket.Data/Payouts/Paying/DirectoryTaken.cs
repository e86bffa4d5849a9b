namespace PolicyMarket.Data.Payouts.Paying;

/// <summary>Result of a list of bank codes or paying accounts: how many are new, and how many changed.</summary>
public sealed record DirectoryTaken(int Added, int Changed);
