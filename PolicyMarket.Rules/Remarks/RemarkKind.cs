namespace PolicyMarket.Rules.Remarks;

/// <summary>What is odd about a condition: it can never hold beside the others, or the others say it already.</summary>
public enum RemarkKind
{
    Contradiction,
    Implied,
}
