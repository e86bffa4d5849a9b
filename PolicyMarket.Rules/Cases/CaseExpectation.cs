using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Cases;

/// <summary>The result that a case must have. Fen: the sum; null: no sum, because none is due or none can be computed.</summary>
public readonly record struct CaseExpectation(OutcomeKind Outcome, long? Fen = null);
