using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Rete;

/// <summary>
/// Two-valued tests that conditions of the network call. Each is true only where the facts prove it, so a missing fact makes both a test and its
/// opposite false.
/// </summary>
internal static class FirmTests
{
    public static bool IsKnown(FactValue? fact) => fact is not null;

    public static bool AreEqual(FactValue? left, FactValue? right) => left is not null && right is not null && left.Equals(right);

    public static bool Differ(FactValue? left, FactValue? right) => left is not null && right is not null && !left.Equals(right);

    /// <summary>A value is in the list, or a set has a member of the list.</summary>
    public static bool IsAmong(FactValue? fact, CodeList list) =>
        fact switch
        {
            null => false,
            SetFact set => Array.Exists(list.Texts, set.Values.Contains),
            _ => list.Contains(fact),
        };

    /// <summary>False for a set of which some members are not recognised: one of them may be in the list.</summary>
    public static bool IsNotAmong(FactValue? fact, CodeList list) =>
        fact switch
        {
            null => false,
            SetFact set => !set.IsPartial && !IsAmong(set, list),
            _ => !list.Contains(fact),
        };

    /// <summary>A code is in a firm's set, or two of its sets meet.</summary>
    public static bool IsMember(FactValue? fact, FactValue? other) =>
        (fact, other) switch
        {
            (null, _) or (_, null) => false,
            (SetFact left, SetFact right) => left.Values.Any(right.Values.Contains),
            (TextFact code, SetFact set) => set.Values.Contains(code.Value),
            _ => throw new InvalidOperationException($"{fact} and {other} have no members in common."),
        };

    public static bool IsNoMember(FactValue? fact, FactValue? other) =>
        fact is not (null or SetFact { IsPartial: true }) && other is not (null or SetFact { IsPartial: true }) && !IsMember(fact, other);

    public static bool IsUnder(FactValue? fact, CodeList list) =>
        fact is TextFact code && Array.Exists(list.Texts, ancestor => IsUnder(code.Value, ancestor));

    public static bool IsNotUnder(FactValue? fact, CodeList list) => fact is TextFact && !IsUnder(fact, list);

    public static bool IsUnder(FactValue? fact, FactValue? other) =>
        fact is TextFact code && other is TextFact ancestor && IsUnder(code.Value, ancestor.Value);

    public static bool IsNotUnder(FactValue? fact, FactValue? other) =>
        fact is TextFact code && other is TextFact ancestor && !IsUnder(code.Value, ancestor.Value);

    public static bool Holds(FirmFact firm, FeelTest test) => test.Ask(firm) == true;

    public static bool Fails(FirmFact firm, FeelTest test) => test.Ask(firm) == false;

    /// <summary>Industry codes begin with a letter and hold what begins with them; of region codes, trailing zeros are left open.</summary>
    private static bool IsUnder(string code, string ancestor)
    {
        if (ancestor.Length > 0 && char.IsAsciiLetter(ancestor[0]))
        {
            return IndustryCode.IsUnder(code, ancestor);
        }

        return RegionCode.IsUnder(code, ancestor);
    }
}
