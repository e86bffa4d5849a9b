namespace PolicyMarket.Rules.Feel.Values;

internal enum RelationOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
