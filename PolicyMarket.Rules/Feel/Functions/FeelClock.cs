namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>Answers of now() and today(): an instant handed in by the caller with the offset of its place; the language reads no clock itself.</summary>
public sealed record FeelClock(DateTimeOffset? Now)
{
    /// <summary>now() and today() are null.</summary>
    public static FeelClock None { get; } = new((DateTimeOffset?)null);
}
