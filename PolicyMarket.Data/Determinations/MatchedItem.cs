namespace PolicyMarket.Data.Determinations;

/// <summary>
/// One item that a firm can have. PayableFen is null when the amount is unknown, discretionary or lacking by a gap of the formula, or the item a qualification.
/// </summary>
public readonly record struct MatchedItem(long ItemId, long ItemVersionId, long? PayableFen);
