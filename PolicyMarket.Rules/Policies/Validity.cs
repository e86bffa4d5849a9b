namespace PolicyMarket.Rules.Policies;

/// <summary>What the dates of a text say; Undated when no end is known and nothing may be called in force.</summary>
public enum Validity
{
    InForce,
    NotYet,
    Expired,
    Undated,
}
