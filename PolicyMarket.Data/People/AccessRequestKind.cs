namespace PolicyMarket.Data.People;

/// <summary>Kind of request that waits for a second administrator.</summary>
public enum AccessRequestKind
{
    /// <summary>A money role, or the administrator role, is given.</summary>
    GrantRole,

    /// <summary>The second factor of a person with such a role is reset.</summary>
    ResetSecondFactor,
}
