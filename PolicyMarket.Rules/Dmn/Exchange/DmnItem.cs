using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Tables;

namespace PolicyMarket.Rules.Dmn.Exchange;

/// <summary>The part of an item that DMN can hold; the ceiling is in yuan. Of formula and table one at the most is set.</summary>
public sealed record DmnItem(string? Id, string Title, Condition? Conditions, string? AmountText, DecisionTable? AmountTable, decimal? Cap);
