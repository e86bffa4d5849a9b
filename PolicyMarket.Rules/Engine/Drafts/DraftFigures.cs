using System.Collections.Immutable;
using PolicyMarket.Rules.Engine.Amounts;

namespace PolicyMarket.Rules.Engine.Drafts;

/// <summary>
/// Figures of a draft over all firms: its parts in the order of its text, the root first; TotalYuan is the sum of the payable amounts of the eligible firms
/// (null when it was not asked for), Unpriced how many of them have none, Excluded how many meet the conditions but have had the item or one of its group, and
/// so get nothing.
/// </summary>
public sealed record DraftFigures(int RowCount, ImmutableArray<DraftNode> Nodes, decimal? TotalYuan, long Unpriced, long Excluded)
{
    /// <summary>Of the unpriced firms those that lack no fact: the formula has no result for them.</summary>
    public long FormulaGaps { get; init; }

    /// <summary>Eligible firms whose amount is zero.</summary>
    public long Zero { get; init; }

    public long Eligible => Nodes[0].True;

    public long Unknown => Nodes[0].Unknown;
}
