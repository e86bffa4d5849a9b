using System.Collections.Immutable;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Tables;

/// <summary>One reading of one table; collects every fault it meets.</summary>
internal sealed class TableReader(AttributeCatalog catalog, string where)
{
    public const int MaxRows = 2_000;
    public const int MaxColumns = 30;
    private const int MaxFaults = 200;

    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal) { "name", "hit", "aggregate", "inputs", "outputs", "rules", "default" };

    private readonly List<Diagnostic> wrong = [];

    public Result<DecisionTable> Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Result.Fail<DecisionTable>(new Diagnostic(DiagnosticCatalogue.TableShape, TableReadingWording.TableNotObject, where));
        }

        foreach (var property in element.EnumerateObject().Where(property => !Fields.Contains(property.Name)))
        {
            Fault(DiagnosticCatalogue.TableShape, TableReadingWording.UnknownField(property.Name, string.Join("、", Fields)), $".{property.Name}");
        }

        var (hit, aggregate) = ReadPolicy(element);
        var inputs = ReadColumns(element, "inputs", ReadInput);
        var outputs = ReadColumns(element, "outputs", ReadOutput);
        if (inputs is null || outputs is null || ReadRows(element, inputs.Value, outputs.Value) is not { } rows)
        {
            return Result.Fail<DecisionTable>(wrong);
        }

        var otherwise = element.TryGetProperty("default", out var line) ? ReadResults(line, outputs.Value, ".default", null) : [];
        CheckPriority(hit, outputs.Value, rows);
        if (wrong.Count > 0 || otherwise is null)
        {
            return Result.Fail<DecisionTable>(wrong);
        }

        var name = Text(element, "name") ?? TableReadingWording.UnnamedTable;
        var content = new TableContent(name, hit, aggregate, inputs.Value, outputs.Value, rows, otherwise.Value);
        var analysis = TableAnalysis.Of(content, catalog, where);
        return analysis.Faults.IsEmpty
            ? Result.Ok<DecisionTable>(new DecisionTable(content, analysis.Warnings, catalog))
            : Result.Fail<DecisionTable>(analysis.Faults);
    }

    private (HitPolicy Hit, TableAggregate Aggregate) ReadPolicy(JsonElement element)
    {
        var word = Text(element, "hit") ?? (element.TryGetProperty("hit", out _) ? null : "unique");
        var hit = Enum.GetValues<HitPolicy>().Where(one => TableWords.Of(one) == word).Select(one => (HitPolicy?)one).FirstOrDefault();
        if (hit is null)
        {
            Fault(
                DiagnosticCatalogue.TableHitPolicy,
                TableReadingWording.HitPolicyInvalid(string.Join("、", Enum.GetValues<HitPolicy>().Select(TableWords.Of))),
                ".hit"
            );
        }

        var aggregateWord = Text(element, "aggregate") ?? (element.TryGetProperty("aggregate", out _) ? null : "list");
        var aggregate = Enum.GetValues<TableAggregate>()
            .Where(one => TableWords.Of(one) == aggregateWord)
            .Select(one => (TableAggregate?)one)
            .FirstOrDefault();
        if (aggregate is null || (aggregate != TableAggregate.List && hit != HitPolicy.Collect))
        {
            Fault(DiagnosticCatalogue.TableHitPolicy, TableReadingWording.AggregateInvalid, ".aggregate");
        }

        return (hit ?? HitPolicy.Unique, aggregate ?? TableAggregate.List);
    }

    private ImmutableArray<T>? ReadColumns<T>(JsonElement element, string field, Func<JsonElement, string, T?> read)
        where T : class
    {
        if (!element.TryGetProperty(field, out var columns) || columns.ValueKind != JsonValueKind.Array || columns.GetArrayLength() is 0 or > MaxColumns)
        {
            Fault(DiagnosticCatalogue.TableShape, TableReadingWording.ColumnsInvalid(field, MaxColumns), "." + field);
            return null;
        }

        var all = ImmutableArray.CreateBuilder<T>();
        foreach (var (index, column) in columns.EnumerateArray().Index())
        {
            if (read(column, $".{field}[{index}]") is { } one)
            {
                all.Add(one);
            }
        }

        return all.Count == columns.GetArrayLength() ? all.ToImmutable() : null;
    }

    private TableInput? ReadInput(JsonElement column, string place)
    {
        var text = column.ValueKind == JsonValueKind.String ? column.GetString() : Text(column, "expression");
        if (string.IsNullOrWhiteSpace(text))
        {
            return Fault<TableInput>(DiagnosticCatalogue.TableShape, TableReadingWording.InputExpressionMissing, place);
        }

        var parsed = FeelExpression.ParseCell(text, catalog);
        if (parsed.Value is not { } expression)
        {
            wrong.AddRange(parsed.Diagnostics.Select(one => one with { Where = where + place }));
            return null;
        }

        var name = text.Trim();
        var attribute = catalog.TryGet(name, out var definition) || catalog.TryGetByLabel(name, out definition) ? definition.Name : null;
        return new TableInput(expression, column.ValueKind == JsonValueKind.Object ? Text(column, "label") : null, attribute);
    }

    private TableOutput? ReadOutput(JsonElement column, string place)
    {
        var name = column.ValueKind == JsonValueKind.String ? column.GetString() : Text(column, "name");
        if (string.IsNullOrWhiteSpace(name))
        {
            return Fault<TableOutput>(DiagnosticCatalogue.TableShape, TableReadingWording.OutputNameMissing, place);
        }

        if (column.ValueKind != JsonValueKind.Object)
        {
            return new TableOutput(name, null, []);
        }

        ImmutableArray<string> values =
            column.TryGetProperty("values", out var list) && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Select(CellText).OfType<string>()]
                : [];
        return new TableOutput(name, Text(column, "label"), values);
    }

    private ImmutableArray<TableRow>? ReadRows(JsonElement element, ImmutableArray<TableInput> inputs, ImmutableArray<TableOutput> outputs)
    {
        if (!element.TryGetProperty("rules", out var rules) || rules.ValueKind != JsonValueKind.Array || rules.GetArrayLength() is 0 or > MaxRows)
        {
            Fault(DiagnosticCatalogue.TableShape, TableReadingWording.RowsInvalid(MaxRows), ".rules");
            return null;
        }

        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach (var (index, rule) in rules.EnumerateArray().Index())
        {
            if (wrong.Count >= MaxFaults)
            {
                return null;
            }

            var place = $".rules[{index}]";
            var number = index + 1;
            if (rule.ValueKind != JsonValueKind.Object || !rule.TryGetProperty("when", out var when) || !rule.TryGetProperty("then", out var then))
            {
                Fault(DiagnosticCatalogue.TableShape, TableReadingWording.RowIncomplete(number), place);
                continue;
            }

            var tests = ReadTests(when, inputs, place + ".when", number);
            var results = ReadResults(then, outputs, place + ".then", number);
            if (tests is not null && results is not null)
            {
                rows.Add(new TableRow(tests.Value, results.Value, Text(rule, "cite")));
            }
        }

        return rows.Count == rules.GetArrayLength() ? rows.ToImmutable() : null;
    }

    private ImmutableArray<TableCell>? ReadTests(JsonElement line, ImmutableArray<TableInput> inputs, string place, int number)
    {
        if (line.ValueKind != JsonValueKind.Array || line.GetArrayLength() != inputs.Length)
        {
            Fault(DiagnosticCatalogue.TableShape, TableReadingWording.TestCountWrong(number, inputs.Length), place);
            return null;
        }

        var cells = ImmutableArray.CreateBuilder<TableCell>();
        foreach (var (index, cell) in line.EnumerateArray().Index())
        {
            if (CellText(cell) is not { } text)
            {
                Fault(DiagnosticCatalogue.TableShape, TableReadingWording.CellInvalid(number, index + 1), $"{place}[{index}]");
                continue;
            }

            var parsed = TableCellReader.Read(text, inputs[index], catalog);
            if (parsed.Value is { } read)
            {
                cells.Add(read);
            }
            else
            {
                wrong.AddRange(
                    parsed.Diagnostics.Select(one =>
                        one with
                        {
                            Message = TableReadingWording.RowFault(number, one.Message),
                            Where = $"{where}{place}[{index}]",
                        }
                    )
                );
            }
        }

        return cells.Count == inputs.Length ? cells.ToImmutable() : null;
    }

    private ImmutableArray<FeelExpression>? ReadResults(JsonElement line, ImmutableArray<TableOutput> outputs, string place, int? number)
    {
        var which = number is { } row ? TableReadingWording.ThenOfRow(row) : "default";
        if (line.ValueKind != JsonValueKind.Array || line.GetArrayLength() != outputs.Length)
        {
            Fault(DiagnosticCatalogue.TableShape, TableReadingWording.ResultCountWrong(which, outputs.Length), place);
            return null;
        }

        var results = ImmutableArray.CreateBuilder<FeelExpression>();
        foreach (var (index, cell) in line.EnumerateArray().Index())
        {
            var parsed = FeelExpression.ParseCell(CellText(cell) ?? "", catalog);
            if (parsed.Value is { } result)
            {
                results.Add(result);
            }
            else
            {
                wrong.AddRange(parsed.Diagnostics.Select(one => one with { Message = $"{which}：{one.Message}", Where = $"{where}{place}[{index}]" }));
            }
        }

        return results.Count == outputs.Length ? results.ToImmutable() : null;
    }

    /// <summary>Priority needs the order of the results, and every result must be in it.</summary>
    private void CheckPriority(HitPolicy hit, ImmutableArray<TableOutput> outputs, ImmutableArray<TableRow> rows)
    {
        if (hit != HitPolicy.Priority)
        {
            return;
        }

        for (var column = 0; column < outputs.Length; column++)
        {
            var output = outputs[column];
            if (output.Values.IsEmpty)
            {
                Fault(DiagnosticCatalogue.TablePriority, TableReadingWording.PriorityValuesMissing(output.Name), $".outputs[{column}].values");
                continue;
            }

            foreach (var (index, row) in rows.Index().Where(pair => !output.Values.Contains(pair.Item.Then[column].Text.Trim(), StringComparer.Ordinal)))
            {
                Fault(
                    DiagnosticCatalogue.TablePriority,
                    TableReadingWording.ResultNotListed(index + 1, row.Then[column].Text, output.Name),
                    $".rules[{index}].then[{column}]"
                );
            }
        }
    }

    private static string? CellText(JsonElement cell) =>
        cell.ValueKind switch
        {
            JsonValueKind.String => cell.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => cell.GetRawText(),
            _ => null,
        };

    private static string? Text(JsonElement element, string field) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private void Fault(string code, string message, string place) => wrong.Add(new Diagnostic(code, message, where + place));

    private T? Fault<T>(string code, string message, string place)
        where T : class
    {
        Fault(code, message, place);
        return null;
    }
}
