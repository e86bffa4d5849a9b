namespace PolicyMarket.Rules.Feel.Values;

internal sealed record FeelTruth(bool Value) : FeelValue;
