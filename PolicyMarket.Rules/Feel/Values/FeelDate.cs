namespace PolicyMarket.Rules.Feel.Values;

internal sealed record FeelDate(DateOnly Value) : FeelValue;
