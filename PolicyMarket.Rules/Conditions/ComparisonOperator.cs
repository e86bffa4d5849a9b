namespace PolicyMarket.Rules.Conditions;

/// <summary>Between has both ends; In and NotIn on sets mean that they meet or do not; Under walks a code tree; Exists is never unknown.</summary>
public enum ComparisonOperator
{
    GreaterOrEqual,
    Greater,
    LessOrEqual,
    Less,
    Equal,
    NotEqual,
    In,
    NotIn,
    Under,
    Between,
    Exists,
}
