namespace PolicyMarket.Rules.Engine.Execute;

/// <summary>Which instructions evaluate a block; all give the same bits.</summary>
public enum KernelKind
{
    /// <summary>The widest that the machine has.</summary>
    Best,
    Scalar,
    Avx2,
    Avx512,
}
