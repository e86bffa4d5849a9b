namespace PolicyMarket.Data.Payouts;

/// <summary>The file for the bank: UTF-8 CSV with a byte order mark.</summary>
public sealed record InstructionFile(string FileName, byte[] Content);
