using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Conditions;

/// <summary>The order of numbers and of dates.</summary>
internal static class FactOrder
{
    /// <summary>Throws for two kinds, or for a kind without an order: the reader of conditions lets neither through.</summary>
    public static int Compare(FactValue left, FactValue right) =>
        (left, right) switch
        {
            (NumberFact a, NumberFact b) => a.Value.CompareTo(b.Value),
            (DateFact a, DateFact b) => a.Value.CompareTo(b.Value),
            _ => throw new InvalidOperationException($"{left} and {right} have no order."),
        };
}
