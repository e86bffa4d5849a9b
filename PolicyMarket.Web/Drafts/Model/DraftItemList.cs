using System.Collections.Immutable;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>The first items that a search finds, and how many it finds.</summary>
public sealed record DraftItemList(ImmutableArray<DraftItemRow> Rows, int Total);
