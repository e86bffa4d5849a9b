namespace PolicyMarket.Rules.Feel.Values;

internal enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}
