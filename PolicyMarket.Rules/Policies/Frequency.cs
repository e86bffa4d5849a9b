namespace PolicyMarket.Rules.Policies;

/// <summary>How often one firm may have an item: once, once a year, or once an event.</summary>
public enum Frequency
{
    Once,
    Yearly,
    PerEvent,
}
