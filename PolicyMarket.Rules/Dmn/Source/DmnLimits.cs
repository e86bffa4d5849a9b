namespace PolicyMarket.Rules.Dmn.Source;

/// <summary>Bounds of one XML file, so that no file can exhaust memory or stack.</summary>
public static class DmnLimits
{
    public const int Bytes = 8 * 1024 * 1024;

    /// <summary>Elements inside one another.</summary>
    public const int Depth = 150;

    public const int Elements = 200_000;

    /// <summary>Attributes of one element.</summary>
    public const int Attributes = 200;

    /// <summary>Files of one folder that may refer to each other.</summary>
    public const int Files = 500;

    /// <summary>Problems that one file reports.</summary>
    public const int Problems = 200;
}
