namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>
/// Kinds of remark about a tier: no number fits, it shares numbers with another, numbers between it and the next are in no tier, a negative value.
/// </summary>
public enum TierFault
{
    Reversed,
    Overlap,
    Gap,
    Negative,
}
