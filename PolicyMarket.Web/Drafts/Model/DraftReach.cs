using System.Collections.Immutable;
using PolicyMarket.Rules.Engine.Drafts;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>
/// Reach of a draft: the rule that was counted, its answers row by row over the firms of the base, the eligible firms by region, industry and size, and what
/// changes against the version in force (null for a new item).
/// </summary>
public sealed record DraftReach(
    PolicyRule Rule,
    AwardIndex Awards,
    ReachBase Base,
    DraftRows Rows,
    ImmutableArray<ReachChart> Charts,
    DraftDifference? Difference
)
{
    /// <summary>Sum of all eligible firms in fen.</summary>
    public long TotalFen => Charts.IsEmpty ? 0 : Charts[0].Shares.Sum(share => share.Fen);
}
