namespace PolicyMarket.Data.Authoring;

/// <summary>Kind of a decision about a submission.</summary>
public enum DraftDecisionKind
{
    /// <summary>Taken back by the department before the second person decided.</summary>
    TakenBack,
    Returned,
    Approved,

    /// <summary>Taken back after the approval and before its day.</summary>
    Cancelled,

    /// <summary>The day came and another version was in force by then.</summary>
    Overtaken,

    /// <summary>A version was made from it.</summary>
    Published,
}
