namespace PolicyMarket.Rules.Policies;

/// <summary>A thing that an applicant has to know and an item does not say.</summary>
public enum HandlingGap
{
    /// <summary>When: no first or last day of application.</summary>
    Window,

    /// <summary>Where: neither a counter nor an address.</summary>
    Place,

    /// <summary>With which papers.</summary>
    Papers,

    /// <summary>Whom to call.</summary>
    Phone,
}
