using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Bounds;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Wording;

/// <summary>Reads the tree of a formula as a <see cref="LinearAmount"/>; null for formulas of another shape.</summary>
internal sealed class LinearAmountReader(Func<string, AttributeDefinition?> definition)
{
    private const int MostFactors = 64;

    public LinearAmount? Read(FeelNode node) =>
        node switch
        {
            NameReference name when definition(name.Name) is { IsNumber: true } fact => new LinearAmount(fact, null, [1m]),
            Arithmetic arithmetic => OfArithmetic(arithmetic),
            Choice choice => Either(choice.Then, choice.Else),
            Call { Function.Name: "min" or "max" } call => OfExtreme(call),
            _ => null,
        };

    private LinearAmount? OfArithmetic(Arithmetic node) =>
        node.Operator switch
        {
            ArithmeticOperator.Multiply => Scaled(node.Left, node.Right) ?? Scaled(node.Right, node.Left),
            ArithmeticOperator.Divide when node.Right is NumberLiteral { Value: not 0m } by => Scaled(Read(node.Left), [1m / by.Value]),
            ArithmeticOperator.Add => Combined(node, (a, b) => a + b) ?? OfOneUnit(node),
            ArithmeticOperator.Subtract => Combined(node, (a, b) => a - b) ?? Growth(node) ?? LessReceived(node),
            _ => null,
        };

    private LinearAmount? Scaled(FeelNode constant, FeelNode other) => PossibleSums.Of(constant) is { } factors ? Scaled(Read(other), factors) : null;

    private static LinearAmount? Scaled(LinearAmount? linear, ImmutableSortedSet<decimal> by) =>
        linear is null ? null : linear with { Factors = [.. linear.Factors.SelectMany(f => by.Select(b => f * b)).Take(MostFactors)] };

    /// <summary>Two terms of the same fact.</summary>
    private LinearAmount? Combined(Arithmetic node, Func<decimal, decimal, decimal> work) =>
        Read(node.Left) is { } left && Read(node.Right) is { } right && left.HasBaseOf(right)
            ? left with
            {
                Factors = [.. left.Factors.SelectMany(a => right.Factors.Select(b => work(a, b))).Take(MostFactors)],
            }
            : null;

    /// <summary>Prices of two quantities that are counted in the same unit.</summary>
    private LinearAmount? OfOneUnit(Arithmetic node) =>
        Read(node.Left) is { CountUnit: { } unit } left && Read(node.Right) is { } right && right.CountUnit == unit
            ? left with
            {
                Factors = left.Factors.Union(right.Factors),
            }
            : null;

    /// <summary>A fact less the same fact of an earlier time.</summary>
    private LinearAmount? Growth(Arithmetic node) =>
        (node.Left, node.Right) is (NameReference now, NameReference before)
        && definition(now.Name) is { IsNumber: true } one
        && definition(before.Name) is { } other
        && other.Unit == one.Unit
        && IsEarlier(one, other)
            ? new LinearAmount(one, other, [1m])
            : null;

    /// <summary>A sum that was received before shortens the sum, not what each unit gives.</summary>
    private LinearAmount? LessReceived(Arithmetic node) => IsReceived(node.Right) ? Read(node.Left) : null;

    private LinearAmount? Either(FeelNode one, FeelNode other) =>
        (IsZero(one), IsZero(other)) switch
        {
            (true, _) => Read(other),
            (_, true) => Read(one),
            _ => Read(one) is { } a && Read(other) is { } b && a.HasBaseOf(b) ? a with { Factors = a.Factors.Union(b.Factors) } : null,
        };

    /// <summary>The smaller of a product and ceilings, or the greater of it and 0; a ceiling is a constant, less what was received before.</summary>
    private LinearAmount? OfExtreme(Call call)
    {
        var isLeast = call.Function.Name == "min";
        var open = call.Arguments.Where(argument => isLeast ? !IsCeiling(argument) : !IsZero(argument)).ToList();
        return (isLeast || call.Arguments.Any(IsZero)) && open.Count == 1 ? Read(open[0]) : null;
    }

    private bool IsCeiling(FeelNode node) =>
        PossibleSums.Of(node) is not null
        || node switch
        {
            Arithmetic { Operator: ArithmeticOperator.Subtract } rest => IsCeiling(rest.Left) && IsReceived(rest.Right),
            Call { Function.Name: "max" } call => call.Arguments.All(IsCeiling),
            _ => false,
        };

    private bool IsReceived(FeelNode node) => node is NameReference name && definition(name.Name) is { Kind: AttributeKind.History, IsMoney: true };

    private static bool IsEarlier(AttributeDefinition one, AttributeDefinition other) =>
        other.Name == one.Name + "_prior" || other.Name == one.Name + "@prior" || other.Label == "上年" + one.Label;

    private static bool IsZero(FeelNode node) => node is NumberLiteral { Value: 0m };
}
