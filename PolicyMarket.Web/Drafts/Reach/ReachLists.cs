using System.Collections.Immutable;

namespace PolicyMarket.Web.Drafts.Reach;

/// <summary>Firms that match a draft, and firms that miss it by one requirement, the nearest first.</summary>
public sealed record ReachLists(ImmutableArray<ReachSample> Matches, ImmutableArray<ReachSample> NearMisses);
