namespace PolicyMarket.Data.Firms.Accounts;

/// <summary>One account of a bank's list: whose, where, and whether holder and number were checked. Holder: null when the list does not name it.</summary>
public sealed record RosterLine(string CreditCode, string BankName, string Number, bool IsVerified, string? Holder = null);
