namespace PolicyMarket.Data.Determinations;

/// <summary>What changed for a firm and an item since the run before.</summary>
public enum MatchChangeKind
{
    New,
    Lost,
    AmountChanged,
}
