namespace PolicyMarket.Rules.Feel.Values;

/// <summary>All values between two; an end that is null is open without bound.</summary>
internal sealed record FeelRange(FeelValue? Low, bool LowIncluded, FeelValue? High, bool HighIncluded) : FeelValue
{
    public override string ToString() => FeelText.Written(this);
}
