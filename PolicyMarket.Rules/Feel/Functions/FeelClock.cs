namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>What now() and today() answer: an instant handed in by the caller with the offset of its place; the language reads no clock itself.</summary>
public sealed record FeelClock(DateTimeOffset? Now)
{
    /// <summary>now() and today() are null.</summary>
    public static FeelClock None { get; } = new((DateTimeOffset?)null);
}
