namespace PolicyMarket.Data.Casework;

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    Open,

    /// <summary>Its cause is gone, or other facts have taken its place.</summary>
    Settled,

    /// <summary>A supervisor has decided that nothing is to be done; it is not opened again on the same facts.</summary>
    Dismissed,
}
