namespace PolicyMarket.Rules.Feel.Ast;

internal enum RelationOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
