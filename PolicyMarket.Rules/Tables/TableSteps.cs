using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Tables;

/// <summary>The reasoning of a table in Chinese: which row fits by which tests, and the arithmetic of its result.</summary>
internal static class TableSteps
{
    public static ImmutableArray<FeelStep> Of(TableContent table, Func<string, FactValue?> fact, TableOutcome outcome)
    {
        if (!outcome.IsKnown)
        {
            return [];
        }

        var steps = ImmutableArray.CreateBuilder<FeelStep>();
        foreach (var number in outcome.Rows)
        {
            var row = table.Rows[number - 1];
            AddResult(TableReadingWording.MatchingRow(table.Name, number, Tests(row)), row.Then[0], fact, steps);
        }

        if (outcome.Rows.IsEmpty && !table.Default.IsEmpty)
        {
            AddResult(TableReadingWording.OtherwiseApplies(table.Name), table.Default[0], fact, steps);
        }

        if (outcome.Rows.Length != 1 && table.IsSingle && outcome.Value is { } value)
        {
            steps.Add(new FeelStep($"“{table.Name}”{TableWords.Chinese(table.Hit, table.Aggregate)}", FactText.Display(value, definition: null)));
        }

        return steps.ToImmutable();
    }

    private static string Tests(TableRow row)
    {
        var tests = row.When.Where(cell => cell.Expression is not null).Select(cell => cell.Expression?.ToChinese() ?? "").ToList();
        return (tests.Count == 0 ? TableReadingWording.NoLimit : $"（{string.Join("，且", tests)}）") + (row.Cite is { } cite ? $"〔{cite}〕" : "");
    }

    /// <summary>A result that is only written down needs no arithmetic of its own.</summary>
    private static void AddResult(string which, FeelExpression result, Func<string, FactValue?> fact, ImmutableArray<FeelStep>.Builder steps)
    {
        var facts = Facts.From(
            result
                .Attributes.Select(name => (Name: name, Value: fact(name)))
                .SelectMany(one => one.Value is { } value ? [KeyValuePair.Create(one.Name, value)] : Array.Empty<KeyValuePair<string, FactValue>>())
        );
        var outcome = result.Evaluate(facts);
        if (result.Attributes.Count > 0)
        {
            steps.AddRange(outcome.Steps);
        }

        steps.Add(new FeelStep(which, outcome.Value is { } value ? FactText.Display(value, definition: null) : TableReadingWording.UnknownResult));
    }
}
