namespace PolicyMarket.Rules.Engine.Compile;

/// <summary>
/// Finding of the compiler: conditions of one item on one attribute that contradict each other (no firm can meet them) or of which one implies the other.
/// </summary>
public sealed record PlanFinding(int Item, string Attribute, bool IsContradiction);
