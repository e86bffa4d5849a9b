using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Conditions;

/// <summary>One fixed value.</summary>
public sealed record LiteralOperand(FactValue Value) : Operand
{
    public override string ToString() => OperandText.Of(Value);
}
