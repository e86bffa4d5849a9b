namespace PolicyMarket.Rules.Feel.Ast;

internal enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}
