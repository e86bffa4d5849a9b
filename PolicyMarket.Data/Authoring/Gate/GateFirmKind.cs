namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>Effect of a new version on a firm.</summary>
public enum GateFirmKind
{
    /// <summary>Gets something it did not get.</summary>
    Gains,

    /// <summary>Loses what it got.</summary>
    Loses,

    /// <summary>Gets another sum.</summary>
    Changes,

    /// <summary>Was decided and is not any more, or the other way round, because facts are missing.</summary>
    Unclear,
}
