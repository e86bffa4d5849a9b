namespace PolicyMarket.Data.Determinations;

/// <summary>Where a row of pairs stands: the last item, and how far its version's id was from its own.</summary>
internal readonly record struct PairPlace(long ItemId, long VersionDistance);
