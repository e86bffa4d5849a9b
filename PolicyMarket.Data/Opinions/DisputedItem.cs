using System.Collections.Immutable;

namespace PolicyMarket.Data.Opinions;

/// <summary>An item with its first differences. Hold: the one that this opinion began or repeated; null when the conditions were released before.</summary>
public sealed record DisputedItem(long ItemId, string Code, string Title, int Count, ImmutableArray<DisputedFirm> Firms, ItemHold? Hold);
