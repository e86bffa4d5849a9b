namespace PolicyMarket.Data.Matching;

/// <summary>What a run could not decide for want of one attribute. Natural key: run + attribute.</summary>
public sealed class RunGap
{
    internal RunGap() { }

    public long Id { get; private set; }
    public long RunId { get; internal init; }
    public string Attribute { get; internal init; } = "";

    /// <summary>Undecided pairs in which this fact is missing.</summary>
    public int Pairs { get; internal set; }

    /// <summary>Undecided pairs in which nothing else is missing.</summary>
    public int SolePairs { get; internal set; }

    /// <summary>Sum of the ceilings of the items of those sole pairs, fen: the money that hangs on this fact; items without a ceiling count nothing.</summary>
    public long SoleCapFen { get; internal set; }
}
