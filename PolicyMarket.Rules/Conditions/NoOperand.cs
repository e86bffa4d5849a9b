namespace PolicyMarket.Rules.Conditions;

/// <summary>Nothing to compare with: the operand of Exists.</summary>
public sealed record NoOperand : Operand
{
    public static NoOperand Instance { get; } = new();

    public override string ToString() => "";
}
