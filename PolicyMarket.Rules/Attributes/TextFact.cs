namespace PolicyMarket.Rules.Attributes;

/// <summary>A code or a text, compared ordinally.</summary>
public sealed record TextFact(string Value) : FactValue;
