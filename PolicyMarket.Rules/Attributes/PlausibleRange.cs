namespace PolicyMarket.Rules.Attributes;

/// <summary>
/// The numbers that an attribute can reasonably have, both ends included. Percentages: the value is a ratio, and a number above one is taken only when it is
/// written with a percent sign.
/// </summary>
public sealed record PlausibleRange(decimal? Least, decimal? Most, bool IsRatio = false, decimal? MostWithPercent = null)
{
    /// <summary>Any number.</summary>
    public static PlausibleRange All { get; } = new(null, null);

    /// <summary>Returns true when the number lies in the range.</summary>
    public bool Holds(decimal number, bool isPercent = false) =>
        (Least is not { } least || number >= least) && ((isPercent ? MostWithPercent ?? Most : Most) is not { } most || number <= most);

    /// <summary>The same on a rounded number, which is enough to send it to the exact test.</summary>
    public bool MayHold(double number) => (Least is not { } least || number >= (double)least) && (Most is not { } most || number <= (double)most);
}
