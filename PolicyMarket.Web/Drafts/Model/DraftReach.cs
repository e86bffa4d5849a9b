using System.Collections.Immutable;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Rules.Engine.Drafts;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>
/// Reach of a draft: the eligible firms by region, industry and size, what changes against the version in force (null for a new item), and the fund that is
/// to pay (null without one).
/// </summary>
public sealed record DraftReach(DraftRows Rows, ImmutableArray<ReachChart> Charts, DraftDifference? Difference, FundBalance? Fund)
{
    /// <summary>Sum of all eligible firms in fen.</summary>
    public long TotalFen => Charts.IsEmpty ? 0 : Charts[0].Shares.Sum(share => share.Fen);
}
