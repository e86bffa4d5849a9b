using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>Operators as FEEL writes them.</summary>
internal static class Operators
{
    public static string Text(this ArithmeticOperator op) =>
        op switch
        {
            ArithmeticOperator.Add => "+",
            ArithmeticOperator.Subtract => "-",
            ArithmeticOperator.Multiply => "*",
            ArithmeticOperator.Divide => "/",
            ArithmeticOperator.Power => "**",
            _ => throw new ArgumentOutOfRangeException(nameof(op), op, "No such arithmetic operator."),
        };

    public static string Text(this RelationOperator op) =>
        op switch
        {
            RelationOperator.Equal => "=",
            RelationOperator.NotEqual => "!=",
            RelationOperator.Less => "<",
            RelationOperator.LessOrEqual => "<=",
            RelationOperator.Greater => ">",
            RelationOperator.GreaterOrEqual => ">=",
            _ => throw new ArgumentOutOfRangeException(nameof(op), op, "No such relation."),
        };

    public static RelationOperator? Relation(string symbol) =>
        symbol switch
        {
            "=" => RelationOperator.Equal,
            "!=" => RelationOperator.NotEqual,
            "<" => RelationOperator.Less,
            "<=" => RelationOperator.LessOrEqual,
            ">" => RelationOperator.Greater,
            ">=" => RelationOperator.GreaterOrEqual,
            _ => null,
        };
}
