namespace PolicyMarket.Data.Determinations;

/// <summary>One item that a firm won, lost or now has with another amount, in fen.</summary>
public readonly record struct ChangedItem(long ItemId, MatchChangeKind Kind, long? OldFen, long? NewFen);
