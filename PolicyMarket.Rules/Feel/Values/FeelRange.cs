namespace PolicyMarket.Rules.Feel.Values;

/// <summary>
/// All values between two; an end that is null is open without bound. Test is the comparison that it was written as, such as (&lt; 10), and is null for an
/// interval: DMN holds the two apart even where their ends agree.
/// </summary>
internal sealed record FeelRange(FeelValue? Low, bool LowIncluded, FeelValue? High, bool HighIncluded, RelationOperator? Test = null) : FeelValue
{
    public override string ToString() => FeelText.Written(this);
}
