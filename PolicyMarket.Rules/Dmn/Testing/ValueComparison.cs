using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Dmn.Testing;

/// <summary>
/// Compares a result with an expected value. Numbers may differ by a hundred-millionth of the expected one: test files round what goes on without end.
/// </summary>
internal static class ValueComparison
{
    private static readonly FeelNumber Tolerance = new(0.00000001m);

    public static bool AreSame(FeelValue expected, FeelValue got) =>
        (expected, got) switch
        {
            (FeelNull, FeelNull) => true,
            (FeelNumber e, FeelNumber g) => AreNear(e, g),
            (FeelText { IsGiven: true } e, FeelNumber g) => Numbers.Parse(e.Value.Trim()) is { } number && AreNear(number, g),
            (FeelText { IsGiven: true } e, FeelBoolean g) => UntypedValues.Truth(e) == g,
            (FeelList e, FeelList g) => e.Items.Length == g.Items.Length && e.Items.Zip(g.Items).All(pair => AreSame(pair.First, pair.Second)),
            (FeelContext e, FeelContext g) => e.Names.Length == g.Names.Length
                && e.Entries.All(entry => g[entry.Key] is { } other && AreSame(entry.Value, other)),
            _ => Ordering.AreEqual(expected, got) == true,
        };

    private static bool AreNear(FeelNumber expected, FeelNumber got)
    {
        if (Numbers.Compare(expected, got) == 0)
        {
            return true;
        }

        var size = Numbers.Sign(expected) < 0 ? Numbers.Negate(expected) : expected;
        var room = Numbers.Compare(size, new FeelNumber(1)) > 0 ? Numbers.Multiply(size, Tolerance) : Tolerance;
        var distance = Numbers.Subtract(expected, got);
        return distance is not null && room is not null && Numbers.Compare(Numbers.Sign(distance) < 0 ? Numbers.Negate(distance) : distance, room) <= 0;
    }
}
