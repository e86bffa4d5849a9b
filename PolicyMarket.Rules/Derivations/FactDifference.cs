using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Derivations;

/// <summary>A delivered value, which decides, next to the other value that follows from the same firm's facts.</summary>
public sealed record FactDifference(AttributeDerivation Derivation, FactValue Delivered, FactValue Computed);
