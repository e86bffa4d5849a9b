using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Bounds;

/// <summary>
/// Between which figures a formula can come out whatever the facts are; null: no bound. Nothing is assumed of the facts, not even their sign.
/// </summary>
internal readonly record struct AmountBounds(decimal? Low, decimal? High)
{
    private static readonly AmountBounds Open = new(null, null);

    public static AmountBounds Of(FeelNode node) =>
        node switch
        {
            NumberLiteral number => new(number.Value, number.Value),
            Negation negation => Of(negation.Operand).Negated,
            Choice choice => Either(Of(choice.Then), Of(choice.Else)),
            Arithmetic sum => Combine(sum.Operator, Of(sum.Left), Of(sum.Right)),
            NameReference { Name: var name } when AwardName.TryParse(name, out _) => new(0m, null),
            Call call => OfCall(call),
            _ => Open,
        };

    private AmountBounds Negated => new(-High, -Low);

    private static AmountBounds Either(AmountBounds a, AmountBounds b) => new(Lesser(a.Low, b.Low), Greater(a.High, b.High));

    private static AmountBounds OfCall(Call call)
    {
        var arguments = call.Arguments.Select(Of).ToArray();
        return call.Function.Name switch
        {
            // The least of several is below each known ceiling; its floor is known only when every floor is.
            "min" => new(arguments.Select(a => a.Low).Aggregate(Lesser), arguments.Min(a => a.High)),
            "max" => new(arguments.Max(a => a.Low), arguments.Select(a => a.High).Aggregate(Greater)),
            "floor" => Rounded(arguments[0], decimal.Floor),
            "ceiling" => Rounded(arguments[0], decimal.Ceiling),
            _ => Open,
        };
    }

    private static AmountBounds Rounded(AmountBounds bounds, Func<decimal, decimal> round) =>
        new(bounds.Low is { } low ? round(low) : null, bounds.High is { } high ? round(high) : null);

    private static AmountBounds Combine(ArithmeticOperator op, AmountBounds a, AmountBounds b)
    {
        try
        {
            return op switch
            {
                ArithmeticOperator.Add => new(a.Low + b.Low, a.High + b.High),
                ArithmeticOperator.Subtract => new(a.Low - b.High, a.High - b.Low),
                ArithmeticOperator.Multiply => Product(a, b),
                ArithmeticOperator.Divide when b is { Low: > 0m, High: { } most } && most == b.Low => Product(a, new(1m / most, 1m / most)),
                _ => Open,
            };
        }
        catch (OverflowException)
        {
            return Open;
        }
    }

    private static AmountBounds Product(AmountBounds a, AmountBounds b)
    {
        if (b is { Low: >= 0m, High: { } })
        {
            return Scaled(a, b);
        }

        return a is { Low: >= 0m, High: { } } ? Scaled(b, a) : Open;
    }

    /// <summary>By a factor that is bounded and not negative.</summary>
    private static AmountBounds Scaled(AmountBounds value, AmountBounds factor) =>
        new(
            value.Low is { } low ? Math.Min(low * factor.Low.GetValueOrDefault(), low * factor.High.GetValueOrDefault()) : null,
            value.High is { } high ? Math.Max(high * factor.Low.GetValueOrDefault(), high * factor.High.GetValueOrDefault()) : null
        );

    private static decimal? Lesser(decimal? a, decimal? b) => a is null || b is null ? null : Math.Min(a.Value, b.Value);

    private static decimal? Greater(decimal? a, decimal? b) => a is null || b is null ? null : Math.Max(a.Value, b.Value);
}
