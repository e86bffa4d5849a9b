namespace PolicyMarket.Rules.Findings;

/// <summary>
/// Kinds of remark about a condition: it can never hold together with the others, the others say it already, or no value can reasonably reach its threshold.
/// </summary>
public enum FindingKind
{
    Contradiction,
    Implied,
    Implausible,
}
