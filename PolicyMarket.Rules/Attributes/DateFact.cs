namespace PolicyMarket.Rules.Attributes;

/// <summary>A calendar day.</summary>
public sealed record DateFact(DateOnly Value) : FactValue;
