namespace PolicyMarket.Data.Authoring;

/// <summary>Where a draft of an item stands.</summary>
public enum DraftState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Frozen; waits for a second person.</summary>
    Submitted,

    /// <summary>Sent back with a reason; can be written again.</summary>
    Returned,

    /// <summary>Approved; takes effect by itself on its day.</summary>
    Approved,

    /// <summary>A version of its item was made from it.</summary>
    Published,

    /// <summary>Its version was withdrawn.</summary>
    Withdrawn,

    /// <summary>Given up by an officer of its department.</summary>
    Discarded,
}
