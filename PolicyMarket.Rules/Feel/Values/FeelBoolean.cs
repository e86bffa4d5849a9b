namespace PolicyMarket.Rules.Feel.Values;

internal sealed record FeelBoolean(bool Value) : FeelValue;
