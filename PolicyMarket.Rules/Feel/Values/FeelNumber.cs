namespace PolicyMarket.Rules.Feel.Values;

/// <summary>An exact number. Where Wide is set it is the value, and Value is the nearest decimal or 0; a number that fits decimal is never wide.</summary>
internal sealed record FeelNumber(decimal Value, WideDecimal? Wide = null) : FeelValue;
