namespace PolicyMarket.Data.Matching;

/// <summary>What a later fact says of a relief that a firm is entitled to.</summary>
public enum ReliefState
{
    /// <summary>No fact was delivered, or the item names none.</summary>
    Unknown,
    Enjoyed,

    /// <summary>应享未享.</summary>
    NotEnjoyed,
}
