namespace PolicyMarket.Rules.Attributes;

/// <summary>A known value; a missing fact is no FactValue at all.</summary>
public abstract record FactValue;
