using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Tables;

/// <summary>One table on the facts of one firm.</summary>
internal sealed class TableEvaluation
{
    private readonly TableContent table;
    private readonly Func<string, FactValue?> fact;
    private readonly FeelOutcome?[] inputs;
    private readonly List<string> missing = [];
    private readonly List<string> reasons = [];

    private TableEvaluation(TableContent table, Func<string, FactValue?> fact)
    {
        this.table = table;
        this.fact = fact;
        inputs = new FeelOutcome?[table.Inputs.Length];
    }

    public static TableOutcome Of(TableContent table, Func<string, FactValue?> fact, bool withSteps)
    {
        var outcome = new TableEvaluation(table, fact).Run();
        return withSteps ? outcome with { Steps = TableSteps.Of(table, fact, outcome) } : outcome;
    }

    private TableOutcome Run() =>
        table.Hit switch
        {
            HitPolicy.First => First(),
            HitPolicy.Unique => One((all, _) => all.Count <= 1),
            HitPolicy.Any => One((all, row) => all.TrueForAll(other => Same(other, row))),
            HitPolicy.Priority => Priority(),
            HitPolicy.RuleOrder => Listed(),
            HitPolicy.Collect => table.Aggregate == TableAggregate.List ? Listed() : new TableAggregation(table, RowsBy, ResultsOf, Unknown).Run(),
            _ => throw new InvalidOperationException($"The unknown hit policy {table.Hit}."),
        };

    /// <summary>Rows above the first that fits must be out, or have the same result.</summary>
    private TableOutcome First()
    {
        var open = new List<int>();
        for (var row = 0; row < table.Rows.Length; row++)
        {
            switch (TruthOf(row))
            {
                case Truth.True:
                    return open.TrueForAll(above => Same(above, row)) ? Known(row) : Unknown();
                case Truth.Unknown:
                    open.Add(row);
                    break;
            }
        }

        return open.Count == 0 ? Otherwise() : Unknown();
    }

    /// <summary>One row for all that fit; those that may also fit must be allowed next to it.</summary>
    private TableOutcome One(Func<List<int>, int, bool> mayStandTogether)
    {
        var (sure, open) = RowsBy();
        if (sure.Count == 0)
        {
            return open.Count == 0 ? Otherwise() : Unknown();
        }

        if (!mayStandTogether(sure, sure[0]))
        {
            reasons.Add(TableReadingWording.SeveralRowsMatch(table.Name, string.Join("、", sure.Select(row => row + 1))));
            return Unknown();
        }

        return mayStandTogether([.. sure, .. open], sure[0]) ? Known(sure[0]) : Unknown();
    }

    private TableOutcome Priority()
    {
        var (sure, open) = RowsBy();
        if (sure.Count == 0)
        {
            return open.Count == 0 ? Otherwise() : Unknown();
        }

        var best = sure.MinBy(Rank, RankOrder.Instance);
        return open.TrueForAll(row => RankOrder.Instance.Compare(Rank(row), Rank(best)) >= 0) ? Known(best) : Unknown();
    }

    private int[] Rank(int row) =>
        [.. table.Rows[row].Then.Select((result, column) => table.Outputs[column].Values.IndexOf(result.Text.Trim(), StringComparer.Ordinal))];

    private TableOutcome Listed()
    {
        var (sure, open) = RowsBy();
        if (open.Count > 0)
        {
            return Unknown();
        }

        if (sure.Count == 0 && !table.Default.IsEmpty)
        {
            return Otherwise();
        }

        ImmutableArray<ImmutableArray<FactValue?>> results = [.. sure.Select(row => ResultsOf(table.Rows[row].Then))];
        var firsts = results.Select(line => line[0]).ToList();
        if (firsts.Contains(null))
        {
            return Unknown();
        }

        return new TableOutcome(results, [.. sure.Select(row => row + 1)], true, [], [], [])
        {
            Value = firsts.TrueForAll(one => one is TextFact) ? new SetFact(firsts.OfType<TextFact>().Select(text => text.Value)) : null,
        };
    }

    /// <summary>Rows that fit, and rows that a missing fact leaves open.</summary>
    private (List<int> Sure, List<int> Open) RowsBy()
    {
        var (sure, open) = (new List<int>(), new List<int>());
        for (var row = 0; row < table.Rows.Length; row++)
        {
            switch (TruthOf(row))
            {
                case Truth.True:
                    sure.Add(row);
                    break;
                case Truth.Unknown:
                    open.Add(row);
                    break;
            }
        }

        return (sure, open);
    }

    private Truth TruthOf(int row)
    {
        var truth = Truth.True;
        var cells = table.Rows[row].When;
        var (missingBefore, reasonsBefore) = (missing.Count, reasons.Count);
        for (var column = 0; column < cells.Length; column++)
        {
            truth = Truths.And(truth, TruthOf(cells[column], column));
            if (truth == Truth.False)
            {
                missing.RemoveRange(missingBefore, missing.Count - missingBefore);
                reasons.RemoveRange(reasonsBefore, reasons.Count - reasonsBefore);
                break;
            }
        }

        return truth;
    }

    private Truth TruthOf(TableCell cell, int column)
    {
        if (cell.Expression is not { } expression)
        {
            return Truth.True;
        }

        if (cell.Test is { } test)
        {
            var input = inputs[column] ??= InputOf(table.Inputs[column]);
            return Noted(test.Of(input.Value), input);
        }

        var outcome = expression.Evaluate(fact);
        return Noted(outcome.Value is BooleanFact { Value: var holds } ? Truths.Of(holds) : Truth.Unknown, outcome);
    }

    private FeelOutcome InputOf(TableInput input)
    {
        if (input.Attribute is { } name)
        {
            return fact(name) is { } value ? new FeelOutcome(value, [], []) : new FeelOutcome(null, [name], []);
        }

        return input.Expression.Evaluate(fact);
    }

    private Truth Noted(Truth truth, FeelOutcome outcome)
    {
        if (truth == Truth.Unknown)
        {
            missing.AddRange(outcome.Missing);
            reasons.AddRange(outcome.Reasons);
        }

        return truth;
    }

    private bool Same(int row, int other)
    {
        var (one, two) = (table.Rows[row].Then, table.Rows[other].Then);
        for (var i = 0; i < one.Length; i++)
        {
            if (one[i].Text != two[i].Text && !(one[i].Evaluate(fact).Value is { } value && value.Equals(two[i].Evaluate(fact).Value)))
            {
                return false;
            }
        }

        return true;
    }

    private TableOutcome Known(int row) => Answer(ResultsOf(table.Rows[row].Then), [row + 1]);

    private TableOutcome Otherwise()
    {
        if (table.Default.IsEmpty)
        {
            reasons.Add(TableReadingWording.NoRowMatches(table.Name));
            return Unknown();
        }

        return Answer(ResultsOf(table.Default), []);
    }

    private TableOutcome Answer(ImmutableArray<FactValue?> line, ImmutableArray<int> rows) =>
        line[0] is null ? Unknown() : new TableOutcome([line], rows, true, [], [], []) { Value = line[0] };

    private ImmutableArray<FactValue?> ResultsOf(ImmutableArray<FeelExpression> results)
    {
        var line = ImmutableArray.CreateBuilder<FactValue?>(results.Length);
        foreach (var result in results)
        {
            var outcome = result.Evaluate(fact);
            missing.AddRange(outcome.Missing);
            reasons.AddRange(outcome.Reasons);
            line.Add(outcome.Value);
        }

        return line.MoveToImmutable();
    }

    private TableOutcome Unknown() => new([], [], false, [.. missing.Distinct(StringComparer.Ordinal)], [.. reasons.Distinct(StringComparer.Ordinal)], []);
}
