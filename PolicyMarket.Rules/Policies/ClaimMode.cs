namespace PolicyMarket.Rules.Policies;

/// <summary>How the money is claimed: matched on data that departments hold (免申即享), or applied for (申报).</summary>
public enum ClaimMode
{
    ApplyFree,
    Apply,
}
