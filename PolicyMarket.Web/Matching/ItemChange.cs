using PolicyMarket.Data.Determinations;

namespace PolicyMarket.Web.Matching;

/// <summary>Changes for one item since the run before.</summary>
public sealed record ItemChange(string ItemCode, string Title, MatchChangeKind Kind, long Count, long OldFen, long NewFen);
