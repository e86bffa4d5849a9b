namespace PolicyMarket.Data.Offers;

/// <summary>
/// Where an offer stands. AwaitingCheck → Approved → Pushed → Confirmed | Declined; AwaitingCheck → Refused, or
/// through AwaitingRelease or AwaitingData; any open one → Withdrawn or Expired, and back when it matches again; see <see cref="OfferMoves"/>.
/// </summary>
public enum OfferState
{
    AwaitingCheck,

    /// <summary>Approved by one officer in a bulk above the limit: a second officer releases it or sends it back.</summary>
    AwaitingRelease,

    /// <summary>Returned for data: a department is asked for a fact, and new data or a run bring the offer back to the check.</summary>
    AwaitingData,

    /// <summary>Approved, not yet seen by the firm: can be taken back.</summary>
    Approved,
    Pushed,
    Confirmed,
    Declined,
    Refused,

    /// <summary>The match was lost, or a better item of the exclusive group took its place.</summary>
    Withdrawn,

    /// <summary>The last day passed before the firm confirmed.</summary>
    Expired,
}
