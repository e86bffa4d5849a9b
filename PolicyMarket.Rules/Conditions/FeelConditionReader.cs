using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Conditions;

/// <summary>Reads the leaf {"feel": "…", "cite": "…"}; every fault carries the JSON path and its place in the text.</summary>
internal sealed class FeelConditionReader(AttributeCatalog catalog, List<Diagnostic> wrong, string where, List<Diagnostic>? unknownCodes = null)
{
    /// <summary>Null when the leaf is faulty; the faults are then listed.</summary>
    public FeelCondition? Read(JsonElement element)
    {
        foreach (var property in element.EnumerateObject().Where(property => property.Name is not ("feel" or "cite")))
        {
            return Fault(DiagnosticCatalogue.ConditionUnknownField, ConditionReadingWording.UnknownFormulaField(property.Name), where);
        }

        var text = element.GetProperty("feel");
        if (text.ValueKind != JsonValueKind.String)
        {
            return Fault(DiagnosticCatalogue.ConditionShape, ConditionReadingWording.FormulaNotText, where + ".feel");
        }

        if (!TryReadCite(element, out var cite))
        {
            return null;
        }

        var noted = unknownCodes is null ? null : new List<Diagnostic>();
        var parsed = FeelExpression.Parse(text.GetString() ?? "", catalog, noted);
        unknownCodes?.AddRange(noted!.Select(one => one with { Where = where + ".feel" })); // noted is there when unknownCodes is
        if (parsed.Value is not { } expression)
        {
            wrong.AddRange(parsed.Diagnostics.Select(one => one with { Where = where + ".feel" }));
            return null;
        }

        if (OtherResult(expression) is { } result)
        {
            wrong.Add(
                new Diagnostic(
                    DiagnosticCatalogue.ConditionFeelNotTruth,
                    ConditionReadingWording.FormulaNotTruth(result),
                    where + ".feel",
                    0,
                    expression.Text.Length
                )
            );
            return null;
        }

        return new FeelCondition(expression, cite);
    }

    /// <summary>Tried on sample facts, because only a value shows of which kind it is; null: nothing speaks against yes or no.</summary>
    private string? OtherResult(FeelExpression expression)
    {
        foreach (var sample in new[] { 0m, 1m, 100m })
        {
            var outcome = expression.Evaluate(name => catalog.TryGet(name, out var definition) ? Sample(definition, sample) : null);
            if (outcome.Value is { } value and not BooleanFact)
            {
                return value switch
                {
                    NumberFact => ConditionReadingWording.NumberResult,
                    DateFact => ConditionReadingWording.DateResult,
                    TextFact => ConditionReadingWording.TextResult,
                    _ => ConditionReadingWording.ListResult,
                };
            }
        }

        return null;
    }

    private static FactValue Sample(AttributeDefinition definition, decimal number) =>
        definition.Type switch
        {
            AttributeType.Decimal or AttributeType.Integer => new NumberFact(number),
            AttributeType.Boolean => new BooleanFact(number > 0m),
            AttributeType.Date => new DateFact(new DateOnly(2025, 1, 1).AddDays((int)number)),
            AttributeType.Set => new SetFact(definition.Values.IsDefaultOrEmpty || number == 0m ? [] : [definition.Values[0]]),
            AttributeType.List => new ListFact([]),
            _ => new TextFact(definition.Values.IsDefaultOrEmpty ? "" : definition.Values[number == 0m ? 0 : ^1]),
        };

    private bool TryReadCite(JsonElement element, out string? cite)
    {
        cite = null;
        if (!element.TryGetProperty("cite", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Fault(DiagnosticCatalogue.ConditionShape, ConditionReadingWording.CiteNotText, where + ".cite");
            return false;
        }

        cite = value.GetString();
        return true;
    }

    private FeelCondition? Fault(string code, string message, string place)
    {
        wrong.Add(new Diagnostic(code, message, place));
        return null;
    }
}
