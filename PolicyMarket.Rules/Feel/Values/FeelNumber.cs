namespace PolicyMarket.Rules.Feel.Values;

internal sealed record FeelNumber(decimal Value) : FeelValue;
