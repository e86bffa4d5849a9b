using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Tables;

/// <summary>
/// Writes a table of one number as one expression, so that amounts by table are told, bounded and compiled as amounts by formula are. Where the expression has
/// a value, the table has the same.
/// </summary>
internal sealed class TableFormula
{
    private const int MaxCompared = 16;

    private readonly TableContent table;
    private readonly ImmutableArray<string> tests;
    private readonly ImmutableArray<string> results;
    private readonly string otherwise;
    private readonly Func<int, int, bool> areDisjoint;

    private TableFormula(TableContent table, AttributeCatalog catalog)
    {
        this.table = table;
        tests = [.. table.Rows.Select(Test)];
        results = [.. table.Rows.Select(row => $"({row.Then[0].Text})")];
        otherwise = table.Default.IsEmpty ? "null" : $"({table.Default[0].Text})";
        areDisjoint = TableAnalysis.DisjointPairs(table, catalog);
    }

    public static Result<FeelExpression> Of(TableContent table, AttributeCatalog catalog)
    {
        if (!table.IsSingle || table.Outputs.Length != 1)
        {
            return Result.Fail<FeelExpression>(new Diagnostic(DiagnosticCatalogue.TableAsAmount, TableReadingWording.TableNotSingle(table.Name)));
        }

        var formula = new TableFormula(table, catalog);
        if (formula.Text() is not { } text)
        {
            return Result.Fail<FeelExpression>(
                new Diagnostic(DiagnosticCatalogue.TableAsAmount, TableReadingWording.TooManyCompared(table.Name, table.Rows.Length, MaxCompared))
            );
        }

        var parsed = FeelExpression.ParseAmount(text, catalog);
        return parsed.Succeeded
            ? parsed
            : Result.Fail<FeelExpression>(
                parsed.Diagnostics.Select(one => new Diagnostic(
                    DiagnosticCatalogue.TableAsAmount,
                    TableReadingWording.TableNotAmount(table.Name, one.Message)
                ))
            );
    }

    private string? Text() =>
        (table.Hit, table.Aggregate) switch
        {
            (HitPolicy.Collect, TableAggregate.Sum) => string.Join(" + ", tests.Zip(results, (test, result) => $"(if {test} then {result} else 0)")),
            (HitPolicy.Collect, TableAggregate.Count) => string.Join(" + ", tests.Select(test => $"(if {test} then 1 else 0)")),
            (HitPolicy.Collect, TableAggregate.Min) => Extreme(isLeast: true),
            (HitPolicy.Collect, TableAggregate.Max) => Extreme(isLeast: false),
            (HitPolicy.Priority, _) => Chain(
                Enumerable
                    .Range(0, tests.Length)
                    .OrderBy(row => table.Outputs[0].Values.IndexOf(table.Rows[row].Then[0].Text.Trim(), StringComparer.Ordinal))
            ),
            (HitPolicy.First, _) => Chain(Enumerable.Range(0, tests.Length)),
            _ => Chain(Enumerable.Range(0, tests.Length), isGuarded: true),
        };

    private static string Test(TableRow row)
    {
        var cells = row.When.Where(cell => cell.Expression is not null).Select(cell => cell.Expression?.Text ?? "").ToList();
        return cells.Count switch
        {
            0 => "true",
            1 => cells[0],
            _ => string.Join(" and ", cells.Select(test => $"({test})")),
        };
    }

    /// <summary>Guarded: a later row that may fit too and has another result makes the result null, never the first one found.</summary>
    private string Chain(IEnumerable<int> rows, bool isGuarded = false)
    {
        var text = otherwise;
        foreach (var row in rows.Reverse())
        {
            var rivals = isGuarded
                ? Enumerable.Range(row + 1, tests.Length - row - 1).Where(other => IsRival(row, other)).Select(other => $"({tests[other]})").ToList()
                : [];
            var result = rivals.Count == 0 ? results[row] : $"(if {string.Join(" or ", rivals)} then null else {results[row]})";
            text = $"if {tests[row]} then {result} else {text}";
        }

        return text;
    }

    private bool IsRival(int row, int other) => !areDisjoint(row, other) && (table.Hit == HitPolicy.Unique || results[row] != results[other]);

    /// <summary>Constants are tried from the best; computed results are compared with each other.</summary>
    private string? Extreme(bool isLeast)
    {
        var constants = table.Rows.Select(row => row.Then[0].Attributes.Count == 0 ? row.Then[0].Evaluate(_ => null).Number : null).ToList();
        if (constants.TrueForAll(number => number is not null))
        {
            return Chain(Enumerable.Range(0, tests.Length).OrderBy(row => constants[row] * (isLeast ? 1m : -1m)));
        }

        if (tests.Length > MaxCompared)
        {
            return null;
        }

        var sign = isLeast ? "<=" : ">=";
        var best = tests
            .Select(
                (test, row) =>
                    $"({test}) and "
                    + string.Join(
                        " and ",
                        Enumerable
                            .Range(0, tests.Length)
                            .Where(other => other != row)
                            .Select(other =>
                                string.Create(CultureInfo.InvariantCulture, $"(not({tests[other]}) or {results[row]} {sign} {results[other]})")
                            )
                            .DefaultIfEmpty("true")
                    )
            )
            .ToList();
        return best.Zip(results).Reverse().Aggregate(otherwise, (text, pair) => $"if {pair.First} then {pair.Second} else {text}");
    }
}
