namespace PolicyMarket.Data.Offers.Doubts;

/// <summary>Kind of a doubt about an offer, in the order in which an officer looks at them.</summary>
public enum DoubtKind
{
    /// <summary>The firm says that a fact is wrong.</summary>
    DisputedByFirm,

    /// <summary>Two departments deliver different values of one fact for the same period.</summary>
    DepartmentsDisagree,

    /// <summary>A casework finding about the firm is open.</summary>
    OpenFinding,

    /// <summary>The sum is several times that of the year before.</summary>
    AmountJumped,

    /// <summary>A value passes a threshold by very little.</summary>
    NearThreshold,

    /// <summary>The firm has no verified account.</summary>
    NoVerifiedAccount,
}
