namespace PolicyMarket.Data.Seals;

/// <summary>Head of the seal chain: sequence of the last link (0: none) and its seal, 32 bytes.</summary>
public sealed record ChainHead(long Sequence, byte[] Mac)
{
    /// <summary>The seal, lower-case hex.</summary>
    public string Text => Convert.ToHexStringLower(Mac);
}
