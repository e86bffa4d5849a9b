namespace PolicyMarket.Data.Payouts.Files;

/// <summary>A payment file or its seal, as it is downloaded.</summary>
public sealed record InstructionFile(string FileName, string ContentType, byte[] Content);
