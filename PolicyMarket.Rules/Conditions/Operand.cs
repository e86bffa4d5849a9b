namespace PolicyMarket.Rules.Conditions;

/// <summary>What an attribute is compared with.</summary>
public abstract record Operand;
