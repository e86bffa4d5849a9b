namespace PolicyMarket.Rules.Conditions;

/// <summary>The value of another attribute or parameter of the same firm; unknown when that is missing.</summary>
public sealed record AttributeOperand(string Name) : Operand
{
    public override string ToString() => "@" + Name;
}
