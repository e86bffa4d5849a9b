using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Bounds;

/// <summary>All values that an expression of constants and choices can take; null when a fact is part of the arithmetic or there are too many.</summary>
internal static class PossibleSums
{
    private const int Most = 64;

    public static ImmutableSortedSet<decimal>? Of(FeelNode node)
    {
        try
        {
            return Values(node);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static ImmutableSortedSet<decimal>? Values(FeelNode node) =>
        node switch
        {
            NumberLiteral number => [number.Value],
            Negation negation => Values(negation.Operand)?.Select(v => -v).ToImmutableSortedSet(),
            Choice choice => Both(Values(choice.Then), Values(choice.Else)),
            Arithmetic { Operator: ArithmeticOperator.Add } sum => Each(sum, (a, b) => a + b),
            Arithmetic { Operator: ArithmeticOperator.Subtract } rest => Each(rest, (a, b) => a - b),
            Arithmetic { Operator: ArithmeticOperator.Multiply } product => Each(product, (a, b) => a * b),
            Call { Function.Name: "min" or "max" } call => OfExtreme(call),
            _ => null,
        };

    private static ImmutableSortedSet<decimal>? OfExtreme(Call call)
    {
        Func<decimal, decimal, decimal> pick = call.Function.Name == "min" ? Math.Min : Math.Max;
        return call.Arguments.Select(Values).Aggregate((a, b) => Pairs(a, b, pick));
    }

    private static ImmutableSortedSet<decimal>? Each(Arithmetic node, Func<decimal, decimal, decimal> work) =>
        Pairs(Values(node.Left), Values(node.Right), work);

    private static ImmutableSortedSet<decimal>? Both(ImmutableSortedSet<decimal>? a, ImmutableSortedSet<decimal>? b) =>
        a is null || b is null ? null : Few(a.Union(b));

    private static ImmutableSortedSet<decimal>? Pairs(
        ImmutableSortedSet<decimal>? a,
        ImmutableSortedSet<decimal>? b,
        Func<decimal, decimal, decimal> work
    ) => a is null || b is null ? null : Few([.. a.SelectMany(x => b.Select(y => work(x, y)))]);

    private static ImmutableSortedSet<decimal>? Few(ImmutableSortedSet<decimal> values) => values.Count > Most ? null : values;
}
