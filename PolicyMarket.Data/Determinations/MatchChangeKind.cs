namespace PolicyMarket.Data.Determinations;

/// <summary>Kind of change for a firm and an item since the run before.</summary>
public enum MatchChangeKind
{
    New,
    Lost,
    AmountChanged,
}
