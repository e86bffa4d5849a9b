namespace PolicyMarket.Data.Payouts;

/// <summary>How many payouts a file newly settled: paid, returned, and kept as exceptions for a second person because the actual payee differs.</summary>
public sealed record BankResultTaken(int Paid, int Returned, int Exceptions = 0);
