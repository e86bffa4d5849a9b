namespace PolicyMarket.Rules.Conditions;

/// <summary>Right side of a comparison.</summary>
public abstract record Operand;
