namespace PolicyMarket.Rules.Engine.Axes;

/// <summary>A place on the line of numbers: just below the value, or just above it.</summary>
internal readonly record struct NumberCut(decimal Value, bool IsAbove)
{
    /// <summary>Along the line.</summary>
    public static Comparer<NumberCut> Along { get; } =
        Comparer<NumberCut>.Create(
            (one, other) => one.Value.CompareTo(other.Value) is var order && order != 0 ? order : one.IsAbove.CompareTo(other.IsAbove)
        );

    /// <summary>True when the number lies behind this place.</summary>
    public bool IsPassedBy(decimal number) => IsAbove ? number > Value : number >= Value;
}
