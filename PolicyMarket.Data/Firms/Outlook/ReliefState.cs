namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>State of a relief that a firm is entitled to, from a later fact.</summary>
public enum ReliefState
{
    /// <summary>No fact was delivered, or the item names none.</summary>
    Unknown,
    Enjoyed,

    /// <summary>应享未享.</summary>
    NotEnjoyed,
}
