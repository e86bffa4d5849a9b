namespace PolicyMarket.Rules.Outcomes;

/// <summary>Why an eligible pair has the amount that it has, or has none.</summary>
public enum AmountState
{
    /// <summary>The formula gives more than zero.</summary>
    Priced,

    /// <summary>The formula gives zero, or less, which counts as zero: nothing is paid or offered.</summary>
    Zero,

    /// <summary>The formula depends on facts that are missing.</summary>
    FactsMissing,

    /// <summary>The formula has no result although no fact is missing: no branch or row fits, or the arithmetic cannot be done. A fault of the rule.</summary>
    FormulaGap,

    /// <summary>The authority fixes the sum up to the cap.</summary>
    Discretionary,

    /// <summary>A qualification, which pays nothing.</summary>
    Qualification,
}
