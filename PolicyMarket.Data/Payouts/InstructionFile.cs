namespace PolicyMarket.Data.Payouts;

/// <summary>The file for the bank, as it is downloaded.</summary>
public sealed record InstructionFile(string FileName, string ContentType, byte[] Content);
