namespace PolicyMarket.Rules.Policies;

/// <summary>Validity by the dates of a text; Undated when no end is known and nothing may be called in force.</summary>
public enum Validity
{
    InForce,
    NotYet,
    Expired,
    Undated,
}
