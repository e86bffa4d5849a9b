namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>
/// How a tier pays: a sum, a rate on the whole base, a rate on the part of the base that lies in the tier, or a sum for each whole step of the base.
/// </summary>
public enum TierKind
{
    Sum,
    Rate,
    Slice,
    Step,
}
