namespace PolicyMarket.Data.Matching;

/// <summary>What one chunk adds to a gap.</summary>
internal sealed class GapSum
{
    public int Pairs { get; set; }
    public int SolePairs { get; set; }
    public long SoleCapFen { get; set; }
}
