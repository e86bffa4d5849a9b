namespace PolicyMarket.Rules.Outcomes;

/// <summary>Where an item's amount comes from.</summary>
public enum AmountKind
{
    /// <summary>A formula, with or without a cap.</summary>
    Formula,

    /// <summary>No formula but a cap: the authority fixes the sum up to it.</summary>
    DiscretionaryUpToCap,

    /// <summary>Neither: a qualification, which pays nothing.</summary>
    Qualification,
}
