namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>
/// One tier between two bounds in the unit of the base; null is no bound. Value: yuan, or yuan for each unit of the base (0.03 is 3%). Cite names the clause.
/// </summary>
public sealed record AmountTier(decimal? Low, bool LowIncluded, decimal? High, bool HighIncluded, decimal Value, string? Cite = null)
{
    internal NumberSpan Span => new(Low, LowIncluded, High, HighIncluded);

    /// <summary>True when the tier holds this base.</summary>
    public bool Contains(decimal number) => Span.Contains(number);
}
