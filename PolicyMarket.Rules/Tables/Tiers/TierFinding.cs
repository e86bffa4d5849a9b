namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>Remark about the tier at an index; Other: the tier that it meets. IsFault: the table cannot be used like that.</summary>
public sealed record TierFinding(int Tier, TierFault Fault, int? Other = null)
{
    public bool IsFault => Fault is TierFault.Reversed or TierFault.Overlap;
}
