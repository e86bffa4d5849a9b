namespace PolicyMarket.Rules.Attributes;

/// <summary>An exact decimal in the unit of its attribute (money in yuan, shares as 0.03).</summary>
public sealed record NumberFact(decimal Value) : FactValue;
