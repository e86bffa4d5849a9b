using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Tables;

/// <summary>Sum, least, greatest or number of the fitting rows; a row that is left open matters only when it could change the result.</summary>
internal sealed class TableAggregation(
    TableContent table,
    Func<(List<int> Sure, List<int> Open)> rowsBy,
    Func<ImmutableArray<FeelExpression>, ImmutableArray<FactValue?>> resultsOf,
    Func<TableOutcome> unknown
)
{
    public TableOutcome Run()
    {
        var (sure, open) = rowsBy();
        if (table.Aggregate == TableAggregate.Count)
        {
            return open.Count > 0 ? unknown() : Answer(sure.Count, sure);
        }

        if (sure.Count == 0)
        {
            return open.Count > 0 ? unknown() : Nothing();
        }

        if (Numbers(sure) is not { } known || Numbers(open) is not { } possible)
        {
            return unknown();
        }

        try
        {
            return table.Aggregate switch
            {
                TableAggregate.Sum => possible.TrueForAll(one => one == 0m) ? Answer(known.Sum(), sure) : unknown(),
                TableAggregate.Min => possible.TrueForAll(one => one >= known.Min()) ? Answer(known.Min(), sure) : unknown(),
                TableAggregate.Max => possible.TrueForAll(one => one <= known.Max()) ? Answer(known.Max(), sure) : unknown(),
                _ => throw new InvalidOperationException($"The aggregate {table.Aggregate} puts nothing together."),
            };
        }
        catch (OverflowException)
        {
            return unknown() with { Reasons = [TableReadingWording.NumberOutOfRange] };
        }
    }

    private TableOutcome Nothing()
    {
        if (table.Default.IsEmpty)
        {
            return table.Aggregate == TableAggregate.Sum ? Answer(0m, []) : unknown() with { Reasons = [TableReadingWording.NoRowMatches(table.Name)] };
        }

        var line = resultsOf(table.Default);
        return line[0] is { } value ? new TableOutcome([line], [], true, [], [], []) { Value = value } : unknown();
    }

    private List<decimal>? Numbers(List<int> rows)
    {
        var numbers = new List<decimal>();
        foreach (var row in rows)
        {
            if (resultsOf(table.Rows[row].Then)[0] is not NumberFact number)
            {
                return null;
            }

            numbers.Add(number.Value);
        }

        return numbers;
    }

    private static TableOutcome Answer(decimal number, List<int> rows)
    {
        var value = new NumberFact(number);
        return new TableOutcome(
            [
                [value],
            ],
            [.. rows.Select(row => row + 1)],
            true,
            [],
            [],
            []
        )
        {
            Value = value,
        };
    }
}
