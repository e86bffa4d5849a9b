namespace PolicyMarket.Rules.Feel;

/// <summary>Bounds of one expression, so that no text can exhaust time or stack.</summary>
public static class FeelLimits
{
    /// <summary>UTF-16 chars.</summary>
    public const int Length = 20_000;

    /// <summary>Parentheses, branches and calls inside one another.</summary>
    public const int Depth = 100;

    /// <summary>Height of the tree: also the longest chain such as a + b + c.</summary>
    public const int Height = 500;

    /// <summary>Nodes of the tree; each is evaluated at most once.</summary>
    public const int Parts = 5_000;
}
