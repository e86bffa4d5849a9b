namespace PolicyMarket.Rules.Conditions;

/// <summary>A tree of requirements on facts, decided in Kleene's three values; ToString is a short technical form.</summary>
public abstract record Condition;
