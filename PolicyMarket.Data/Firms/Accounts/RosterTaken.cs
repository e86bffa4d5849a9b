namespace PolicyMarket.Data.Firms.Accounts;

/// <summary>Result of a bank's list: new accounts, and known ones that are verified now.</summary>
public sealed record RosterTaken(int Added, int Verified);
