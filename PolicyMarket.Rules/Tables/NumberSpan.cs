namespace PolicyMarket.Rules.Tables;

/// <summary>Numbers, or days counted as numbers, between two ends; null is no end.</summary>
internal readonly record struct NumberSpan(decimal? Low, bool LowIncluded, decimal? High, bool HighIncluded)
{
    public bool Contains(decimal value) =>
        (Low is not { } low || value > low || (LowIncluded && value == low)) && (High is not { } high || value < high || (HighIncluded && value == high));
}
