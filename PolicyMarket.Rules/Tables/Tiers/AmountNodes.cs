using PolicyMarket.Rules.Feel.Printing;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>Parts of formulas that forms are made of.</summary>
internal static class AmountNodes
{
    /// <summary>A number, or a product of numbers; null for anything else and where it does not fit.</summary>
    public static decimal? Constant(FeelNode node)
    {
        try
        {
            return node switch
            {
                NumberLiteral number => number.Value,
                Negation negation => -Constant(negation.Operand),
                Arithmetic { Operator: ArithmeticOperator.Multiply } product => Constant(product.Left) * Constant(product.Right),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>A product of one constant and something that is none.</summary>
    public static (FeelNode Of, decimal Factor)? Product(FeelNode node)
    {
        if (node is not Arithmetic { Operator: ArithmeticOperator.Multiply } product)
        {
            return null;
        }

        return (Constant(product.Left), Constant(product.Right)) switch
        {
            (null, { } factor) => Nested(product.Left, factor),
            ({ } factor, null) => Nested(product.Right, factor),
            _ => null,
        };
    }

    /// <summary>FEEL text with no more brackets than it needs, so that equal parts have equal texts.</summary>
    public static string Text(FeelNode node) => new FeelWriter().Write(node);

    /// <summary>floor(base / step).</summary>
    public static (FeelNode Base, decimal Step)? Steps(FeelNode node) =>
        node is Call { Function.Name: "floor", Arguments: [Arithmetic { Operator: ArithmeticOperator.Divide } division] }
        && Constant(division.Right) is > 0m and var step
        && Constant(division.Left) is null
            ? (division.Left, step)
            : null;

    /// <summary>base * 0.5 * 0.2 is a tenth of the base.</summary>
    private static (FeelNode Of, decimal Factor)? Nested(FeelNode rest, decimal factor)
    {
        try
        {
            return Product(rest) is { } inner ? (inner.Of, inner.Factor * factor) : (rest, factor);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
