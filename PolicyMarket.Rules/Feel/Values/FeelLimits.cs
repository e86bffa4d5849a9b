namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Bounds of one expression, so that no text can exhaust time, memory or stack.</summary>
public static class FeelLimits
{
    /// <summary>UTF-16 chars.</summary>
    public const int Length = 20_000;

    /// <summary>Parentheses, branches and calls inside one another.</summary>
    public const int Depth = 100;

    /// <summary>Height of the tree: also the longest chain such as a + b + c.</summary>
    public const int Height = 500;

    /// <summary>Nodes of the tree; outside loops each is evaluated at most once.</summary>
    public const int Parts = 5_000;

    /// <summary>Nodes evaluated and elements handled in one evaluation, loops and calls included.</summary>
    public const int Steps = 5_000_000;

    /// <summary>Elements and chars made in one evaluation.</summary>
    public const int Memory = 20_000_000;

    /// <summary>Elements of one list.</summary>
    public const int ListSize = 1_000_000;

    /// <summary>UTF-16 chars of one text.</summary>
    public const int TextLength = 5_000_000;

    /// <summary>Calls of defined functions inside one another.</summary>
    public const int CallDepth = 400;

    /// <summary>Milliseconds that one match of a regular expression may take.</summary>
    public const int RegexMilliseconds = 250;
}
