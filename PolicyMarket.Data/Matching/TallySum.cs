namespace PolicyMarket.Data.Matching;

/// <summary>What one chunk adds to a tally.</summary>
internal sealed class TallySum
{
    public int Eligible { get; set; }
    public int Unknown { get; set; }
    public long EligibleFen { get; set; }
}
