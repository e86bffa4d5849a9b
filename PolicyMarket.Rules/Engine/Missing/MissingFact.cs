namespace PolicyMarket.Rules.Engine.Missing;

/// <summary>A fact that undecided pairs of one item lack: in how many of them it is missing, and in how many nothing else is.</summary>
public readonly record struct MissingFact(int Item, string Attribute, long Pairs, long SolePairs);
