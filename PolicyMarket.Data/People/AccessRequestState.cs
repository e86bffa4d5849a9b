namespace PolicyMarket.Data.People;

/// <summary>Where an access request stands.</summary>
public enum AccessRequestState
{
    Pending,
    Confirmed,
    Rejected,

    /// <summary>Taken back, or overtaken by another change, before it was decided.</summary>
    Withdrawn,
}
