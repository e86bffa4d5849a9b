namespace PolicyMarket.Web.Policies;

/// <summary>Where the signed-in firm stands with an item: with its offer or claim, or by the judgement of today.</summary>
public enum OwnStage
{
    /// <summary>Neither offer nor claim: the judgement says more.</summary>
    None,

    /// <summary>待预审: matched, with the department.</summary>
    AwaitingCheck,

    /// <summary>Checked, told to the firm with the next push.</summary>
    Approved,

    /// <summary>可确认.</summary>
    Open,

    /// <summary>已确认, the money is on its way.</summary>
    UnderWay,

    /// <summary>已到账.</summary>
    Arrived,

    /// <summary>The bank sent the money back.</summary>
    Returned,

    /// <summary>已放弃.</summary>
    Declined,

    /// <summary>The department did not approve.</summary>
    Refused,

    /// <summary>The last day passed before the firm confirmed.</summary>
    Lapsed,
}
