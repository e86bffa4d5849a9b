namespace PolicyMarket.Rules.Attributes;

/// <summary>Yes or no.</summary>
public sealed record BooleanFact(bool Value) : FactValue;
