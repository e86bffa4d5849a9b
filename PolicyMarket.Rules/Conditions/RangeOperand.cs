namespace PolicyMarket.Rules.Conditions;

/// <summary>Both ends belong to the range; each is a literal or an attribute.</summary>
public sealed record RangeOperand(Operand Low, Operand High) : Operand
{
    public override string ToString() => $"[{Low}, {High}]";
}
