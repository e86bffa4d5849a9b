namespace PolicyMarket.Data.Firms;

/// <summary>What a bank's list changed: accounts that are new, and known ones that are verified now.</summary>
public sealed record RosterTaken(int Added, int Verified);
