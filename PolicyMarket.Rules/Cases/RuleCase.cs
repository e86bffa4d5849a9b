namespace PolicyMarket.Rules.Cases;

/// <summary>A worked case of an item: a firm told by facts on a day, and the result that it must have.</summary>
public sealed record RuleCase(string Name, CaseFacts Facts, DateOnly AsOf, CaseExpectation Expected);
