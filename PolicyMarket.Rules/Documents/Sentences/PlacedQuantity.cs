using PolicyMarket.Rules.Documents.Numerals;

namespace PolicyMarket.Rules.Documents.Sentences;

/// <summary>A number of a sentence with its purpose. Left reaches back to the number before; Right reaches to the next one.</summary>
internal sealed record PlacedQuantity(Quantity Quantity, QuantityRole Role, Comparison? Comparison, string Left, string Right, bool IsListed)
{
    /// <summary>Heading of the column in a table; null in running text.</summary>
    public string? Subject { get; init; }

    /// <summary>First or second end of a range (1000万元至5000万元).</summary>
    public int RangeEnd { get; init; }
}
