namespace PolicyMarket.Web.Policies.Search;

/// <summary>Validity of an item on a day, in the order of the screens.</summary>
public enum ItemStatus
{
    InForce,

    /// <summary>In force and lapsing within a month.</summary>
    Ending,

    /// <summary>The text names no end, but the department has said until when it is carried out.</summary>
    Confirmed,
    Undated,
    NotYet,
    Expired,
}
