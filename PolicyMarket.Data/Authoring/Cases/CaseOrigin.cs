namespace PolicyMarket.Data.Authoring.Cases;

/// <summary>How a case came about.</summary>
public enum CaseOrigin
{
    /// <summary>Written by an officer.</summary>
    Hand,

    /// <summary>The data of a real firm on the day on which they were copied.</summary>
    Firm,

    /// <summary>Proposed from a boundary of the rule and accepted.</summary>
    Boundary,
}
