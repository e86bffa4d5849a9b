namespace PolicyMarket.Data.Firms;

/// <summary>One account of a bank's list: whose, where, and whether holder and number were checked.</summary>
public sealed record RosterLine(string CreditCode, string BankName, string Number, bool IsVerified);
