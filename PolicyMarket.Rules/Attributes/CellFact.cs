namespace PolicyMarket.Rules.Attributes;

/// <summary>The fact that the text of a cell states; Note says in words that a code was translated.</summary>
public sealed record CellFact(FactValue Value, string? Note);
