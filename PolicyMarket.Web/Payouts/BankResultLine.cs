namespace PolicyMarket.Web.Payouts;

/// <summary>A file of the bank or the treasury that was taken in for a batch.</summary>
public sealed record BankResultLine(long Id, string FileName, int Paid, int Returned, int Exceptions, string By, DateTime At);
