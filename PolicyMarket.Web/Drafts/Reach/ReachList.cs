using System.Collections.Immutable;

namespace PolicyMarket.Web.Drafts.Reach;

/// <summary>Some firms of one kind; None: the sentence where there is none.</summary>
public sealed record ReachList(string Title, string None, ImmutableArray<ReachSample> Samples);
