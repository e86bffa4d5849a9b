namespace PolicyMarket.Rules.Policies;

/// <summary>How often one firm may have an item: once, once in every year, half-year, quarter or month, or once an event.</summary>
public enum Frequency
{
    Once,
    Yearly,
    PerEvent,
    HalfYearly,
    Quarterly,
    Monthly,
}
