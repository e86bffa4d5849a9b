using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>DMN 10.3.4.4: what a list comes to. Each takes one list or its elements as arguments.</summary>
internal static class AggregateFunctions
{
    public static ImmutableArray<Standard> All { get; } =
    [
        new("count", [new("list...", a => a.Items() is { } items ? new FeelNumber(items.Length) : null)]),
        new("min", [new("list...", a => a.Items() is { } items ? Extreme(items, -1) : null)]),
        new("max", [new("list...", a => a.Items() is { } items ? Extreme(items, 1) : null)]),
        new("sum", [new("list...", a => a.Items() is { } items ? Sum(items) : null)]),
        new("mean", [new("list...", a => Numeric(a) is { Length: > 0 } items ? Mean(items) : null)]),
        new("product", [new("list...", a => Numeric(a) is { Length: > 0 } items ? Folded(items, new FeelNumber(1), Numbers.Multiply) : null)]),
        new("median", [new("list...", a => Numeric(a) is { Length: > 0 } items ? Median(items) : null)]),
        new("stddev", [new("list...", a => Numeric(a) is { Length: > 1 } items ? Deviation(items) : null)]),
        new("mode", [new("list...", a => Numeric(a) is { } items ? Mode(items) : null)]),
        new("all", [new("list...", a => Decided(a, deciding: false))]),
        new("any", [new("list...", a => Decided(a, deciding: true))]),
    ];

    /// <summary>and and or of a list: null where something is no truth value and nothing decides.</summary>
    private static FeelBoolean? Decided(Arguments a, bool deciding)
    {
        if (a.Items() is not { } items)
        {
            return null;
        }

        if (items.Any(item => item is FeelBoolean truth && truth.Value == deciding))
        {
            return new FeelBoolean(deciding);
        }

        return items.All(item => item is FeelBoolean) ? new FeelBoolean(!deciding) : null;
    }

    private static ImmutableArray<FeelNumber>? Numeric(Arguments a) =>
        a.Items() is { } items && items.All(item => item is FeelNumber) ? [.. items.Cast<FeelNumber>()] : null;

    private static FeelValue? Extreme(ImmutableArray<FeelValue> items, int sign)
    {
        if (items.IsEmpty || items.Any(item => item is FeelNull))
        {
            return null;
        }

        var best = items[0];
        foreach (var item in items)
        {
            if (Ordering.Compare(item, best) is not { } order)
            {
                return null;
            }

            best = Math.Sign(order) == sign ? item : best;
        }

        return best;
    }

    private static FeelValue? Sum(ImmutableArray<FeelValue> items)
    {
        if (items.IsEmpty)
        {
            return null;
        }

        if (items.All(item => item is FeelNumber))
        {
            return Folded([.. items.Cast<FeelNumber>()], new FeelNumber(0), Numbers.Add);
        }

        if (items.All(item => item is FeelDayTimeDuration) || items.All(item => item is FeelYearMonthDuration))
        {
            return items
                .Skip(1)
                .Aggregate(
                    (FeelValue?)items[0],
                    (total, item) => total is null ? null : TemporalArithmetic.Calculate(ArithmeticOperator.Add, total, item)
                );
        }

        return null;
    }

    private static FeelNumber? Folded(ImmutableArray<FeelNumber> items, FeelNumber start, Func<FeelNumber, FeelNumber, FeelNumber?> step) =>
        items.Aggregate((FeelNumber?)start, (total, item) => total is null ? null : step(total, item));

    private static FeelNumber? Mean(ImmutableArray<FeelNumber> items) =>
        Folded(items, new FeelNumber(0), Numbers.Add) is { } sum ? Numbers.Divide(sum, new FeelNumber(items.Length)) : null;

    private static FeelNumber? Median(ImmutableArray<FeelNumber> items)
    {
        var sorted = items.Sort(Numbers.Compare);
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : Mean([sorted[middle - 1], sorted[middle]]);
    }

    /// <summary>Of a sample: divided by one less than there are.</summary>
    private static FeelNumber? Deviation(ImmutableArray<FeelNumber> items)
    {
        if (Mean(items) is not { } mean)
        {
            return null;
        }

        FeelNumber? total = new FeelNumber(0);
        foreach (var item in items)
        {
            total =
                total is not null && Numbers.Subtract(item, mean) is { } distance && Numbers.Multiply(distance, distance) is { } square
                    ? Numbers.Add(total, square)
                    : null;
        }

        return total is not null && Numbers.Divide(total, new FeelNumber(items.Length - 1)) is { } variance ? Transcendental.SquareRoot(variance) : null;
    }

    /// <summary>The most frequent, in ascending order.</summary>
    private static FeelList Mode(ImmutableArray<FeelNumber> items)
    {
        var counts = items
            .Sort(Numbers.Compare)
            .Aggregate(
                new List<(FeelNumber Number, int Count)>(),
                (list, item) =>
                {
                    if (list.Count > 0 && Numbers.Compare(list[^1].Number, item) == 0)
                    {
                        list[^1] = (list[^1].Number, list[^1].Count + 1);
                    }
                    else
                    {
                        list.Add((item, 1));
                    }

                    return list;
                }
            );
        var most = counts.Count == 0 ? 0 : counts.Max(pair => pair.Count);
        return new FeelList([.. counts.Where(pair => pair.Count == most).Select(pair => pair.Number)]);
    }
}
