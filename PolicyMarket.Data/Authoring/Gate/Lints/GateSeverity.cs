namespace PolicyMarket.Data.Authoring.Gate.Lints;

/// <summary>How much a finding of the check before publication weighs.</summary>
public enum GateSeverity
{
    /// <summary>For information.</summary>
    Note,

    /// <summary>The second person must give a reason, which is kept as the review record.</summary>
    Acknowledge,

    /// <summary>Nothing can be approved while it stands.</summary>
    Blocking,
}
