namespace PolicyMarket.Rules.Outcomes;

/// <summary>Whether an item holds for a firm: a missing fact makes it unknown, never ineligible.</summary>
public enum OutcomeKind
{
    Eligible,
    Ineligible,
    Unknown,
}
