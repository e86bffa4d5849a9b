namespace PolicyMarket.Data.Payouts;

/// <summary>How many payouts the bank paid and returned.</summary>
public sealed record BankResultTaken(int Paid, int Returned);
