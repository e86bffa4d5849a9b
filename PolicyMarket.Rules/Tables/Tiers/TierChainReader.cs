using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>
/// Reads if-chains and decision tables over one base as tiers. Each branch holds the numbers that no earlier branch took; one whose numbers are no single span
/// makes the whole no table of tiers.
/// </summary>
internal sealed class TierChainReader
{
    private readonly List<(NumberSpan Span, decimal Value, string? Cite)> tiers = [];
    private ImmutableArray<NumberSpan> open = [TierSpans.All];
    private string? subject;
    private TierKind? kind;
    private string? times;
    private decimal? step;
    private bool isZeroOutside;
    private bool isFactored;
    private bool isTable;

    private TierChainReader() { }

    public static TieredAmount? Read(FeelNode node)
    {
        var reader = new TierChainReader();
        if (reader.Factored(node) is { } chain)
        {
            return reader.ReadChain(chain) ? reader.Result(null) : null;
        }

        if (node is Choice)
        {
            return reader.ReadChain(node) ? reader.Result(null) : null;
        }

        // A sum for each whole step needs no tiers.
        return AmountNodes.Product(node) is { } product && AmountNodes.Steps(product.Of) is { } steps
            ? new TieredAmount(
                AmountNodes.Text(steps.Base),
                TierKind.Step,
                [new AmountTier(null, false, null, false, product.Factor)],
                IsZeroOutside: true
            )
            {
                Step = steps.Step,
            }
            : null;
    }

    public static TieredAmount? Read(DecisionTable table)
    {
        if (
            table is not { Inputs: [var input], Outputs: [{ Values.IsEmpty: true } output], Hit: HitPolicy.Unique or HitPolicy.First }
            || table.Rows.Any(row => row.When[0] is { IsAnything: false, Test: not { Kind: CellKind.Number, IsDenied: false, Spans: [_] } })
        )
        {
            return null;
        }

        var reader = new TierChainReader { subject = AmountNodes.Text(input.Expression.Root), isTable = true };
        var areRead =
            table.Rows.All(row => reader.Take(row.When[0].Test?.Spans[0] ?? TierSpans.All, row.Then[0].Root, row.Cite))
            && (table.Default is not [var otherwise] || reader.End(otherwise.Root));
        return areRead ? reader.Result(new TierTableHead(table.Name, input.Label, output.Name, output.Label)) : null;
    }

    private TieredAmount? Result(TierTableHead? head) =>
        tiers.Count > 0 && subject is { } of
            ? new TieredAmount(
                of,
                kind ?? TierKind.Sum,
                [
                    .. tiers.Select(tier => new AmountTier(
                        tier.Span.Low,
                        tier.Span.LowIncluded,
                        tier.Span.High,
                        tier.Span.HighIncluded,
                        tier.Value,
                        tier.Cite
                    )),
                ],
                isZeroOutside || (head is null && open.IsEmpty)
            )
            {
                Times = times == of ? null : times,
                Step = step,
                Head = head,
            }
            : null;

    /// <summary>base * (if … ) or floor(base / step) * (if …): the chain gives rates.</summary>
    private FeelNode? Factored(FeelNode node)
    {
        if (node is not Arithmetic { Operator: ArithmeticOperator.Multiply } product)
        {
            return null;
        }

        var (chain, rest) = (product.Left, product.Right) switch
        {
            (Choice one, Choice) => (null, one),
            (Choice one, var other) => (one, other),
            (var other, Choice one) => (one, other),
            _ => (null, node),
        };
        if (chain is null || AmountNodes.Constant(rest) is not null)
        {
            return null;
        }

        var steps = AmountNodes.Steps(rest);
        kind = steps is null ? TierKind.Rate : TierKind.Step;
        step = steps?.Step;
        times = AmountNodes.Text(steps?.Base ?? rest);
        isFactored = true;
        return chain;
    }

    private bool ReadChain(FeelNode node)
    {
        while (node is Choice choice)
        {
            if (Span(choice.Condition) is not { } span || !Take(span, choice.Then, null))
            {
                return false;
            }

            node = choice.Else;
        }

        return End(node);
    }

    private bool End(FeelNode node)
    {
        if (node is NullLiteral || AmountNodes.Constant(node) == 0m)
        {
            isZeroOutside = node is not NullLiteral;
            return true;
        }

        return Take(TierSpans.All, node, null);
    }

    private bool Take(NumberSpan span, FeelNode value, string? cite)
    {
        if (TierSpans.Intersect(open, span) is not [var own] || Value(value) is not { } number)
        {
            return false;
        }

        open = TierSpans.Subtract(open, span);
        tiers.Add((own, number, cite));
        return true;
    }

    /// <summary>The sum, or the rate when the value is a product with the base; all branches must be of one kind.</summary>
    private decimal? Value(FeelNode node)
    {
        if (AmountNodes.Constant(node) is { } sum)
        {
            // Nothing is nothing in every kind.
            return isFactored || sum == 0m || Is(TierKind.Sum, null, null) ? sum : null;
        }

        if (isFactored || AmountNodes.Product(node) is not { } product)
        {
            return null;
        }

        var steps = AmountNodes.Steps(product.Of);
        var of = AmountNodes.Text(steps?.Base ?? product.Of);
        return (of == subject || isTable) && Is(steps is null ? TierKind.Rate : TierKind.Step, steps?.Step, of) ? product.Factor : null;
    }

    private bool Is(TierKind one, decimal? length, string? of)
    {
        if (kind is null)
        {
            (kind, step, times) = (one, length, of);
        }

        return kind == one && step == length && times == of;
    }

    /// <summary>The numbers of the base for which the condition holds; null for other conditions.</summary>
    private NumberSpan? Span(FeelNode node) =>
        node switch
        {
            Logic { IsAnd: true } both => Span(both.Left) is { } left && Span(both.Right) is { } right ? TierSpans.Intersect(left, right) : null,
            Relation relation => AmountNodes.Constant(relation.Right) is { } bound ? Span(relation.Left, relation.Operator, bound)
            : AmountNodes.Constant(relation.Left) is { } first ? Span(relation.Right, Turned(relation.Operator), first)
            : null,
            Between between => AmountNodes.Constant(between.Low) is { } low && AmountNodes.Constant(between.High) is { } high && IsSubject(between.Value)
                ? new NumberSpan(low, true, high, true)
                : null,
            Membership { Tests: [RangeLiteral range] } member => AmountNodes.Constant(range.Low) is { } low
            && AmountNodes.Constant(range.High) is { } high
            && IsSubject(member.Value)
                ? new NumberSpan(low, range.LowIncluded, high, range.HighIncluded)
                : null,
            _ => null,
        };

    private NumberSpan? Span(FeelNode of, RelationOperator sign, decimal bound) =>
        !IsSubject(of)
            ? null
            : sign switch
            {
                RelationOperator.Equal => new NumberSpan(bound, true, bound, true),
                RelationOperator.Less => new NumberSpan(null, false, bound, false),
                RelationOperator.LessOrEqual => new NumberSpan(null, false, bound, true),
                RelationOperator.Greater => new NumberSpan(bound, false, null, false),
                RelationOperator.GreaterOrEqual => new NumberSpan(bound, true, null, false),
                _ => null,
            };

    private static RelationOperator Turned(RelationOperator sign) =>
        sign switch
        {
            RelationOperator.Less => RelationOperator.Greater,
            RelationOperator.LessOrEqual => RelationOperator.GreaterOrEqual,
            RelationOperator.Greater => RelationOperator.Less,
            RelationOperator.GreaterOrEqual => RelationOperator.LessOrEqual,
            _ => sign,
        };

    private bool IsSubject(FeelNode node)
    {
        if (AmountNodes.Constant(node) is not null)
        {
            return false;
        }

        var text = AmountNodes.Text(node);
        subject ??= text;
        return subject == text;
    }
}
