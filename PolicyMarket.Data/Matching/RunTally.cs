namespace PolicyMarket.Data.Matching;

/// <summary>Counts of one run for one item and one region. Natural key: run + item + region.</summary>
public sealed class RunTally
{
    internal RunTally() { }

    public long Id { get; private set; }
    public long RunId { get; internal init; }
    public long ItemId { get; internal init; }

    /// <summary>County code of the firms counted; empty when unknown.</summary>
    public string Region { get; internal init; } = "";
    public int Eligible { get; internal set; }
    public int Unknown { get; internal set; }

    /// <summary>Sum of payables, fen.</summary>
    public long EligibleFen { get; internal set; }
}
