namespace PolicyMarket.Data.Matching;

/// <summary>One difference between a run and the one before. Natural key: run + firm + item.</summary>
public sealed class MatchChange
{
    internal MatchChange() { }

    public long Id { get; private set; }
    public long RunId { get; internal init; }
    public long FirmId { get; internal init; }
    public long ItemId { get; internal init; }
    public MatchChangeKind Kind { get; internal init; }
    public long? OldFen { get; internal init; }
    public long? NewFen { get; internal init; }
}
