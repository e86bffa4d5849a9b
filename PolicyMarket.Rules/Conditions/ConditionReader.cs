using System.Collections.Immutable;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Conditions;

/// <summary>One reading of a condition tree; collects every fault it meets.</summary>
internal sealed class ConditionReader(AttributeCatalog catalog, List<Diagnostic>? unknownCodes = null)
{
    private const int MaxFaults = 200;
    private static readonly HashSet<string> LeafFields = new(StringComparer.Ordinal) { "attribute", "op", "value", "cite" };
    private int leaves;

    public List<Diagnostic> Wrong { get; } = [];

    /// <summary>Null when this part is faulty; the faults are then in <see cref="Wrong"/>.</summary>
    public Condition? Read(JsonElement element, string where, int depth)
    {
        if (depth > ConditionJson.MaxDepth)
        {
            return Fault(DiagnosticCatalogue.ConditionTooDeep, ConditionReadingWording.ConditionTooDeep(ConditionJson.MaxDepth), where);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return Fault(DiagnosticCatalogue.ConditionShape, ConditionReadingWording.ConditionNotObject, where);
        }

        if (element.TryGetProperty("attribute", out var attribute))
        {
            return ReadLeaf(element, attribute, where);
        }

        if (element.TryGetProperty("feel", out _))
        {
            return ++leaves > ConditionJson.MaxLeaves ? TooMany(where) : new FeelConditionReader(catalog, Wrong, where, unknownCodes).Read(element);
        }

        var properties = element.EnumerateObject().ToList();
        if (properties.Count != 1)
        {
            return Fault(DiagnosticCatalogue.ConditionShape, ConditionReadingWording.ExactlyOneForm, where);
        }

        var (name, value) = (properties[0].Name, properties[0].Value);
        return name switch
        {
            "all" => ReadParts(value, where + ".all", depth) is { } parts ? new AllOf(parts) : null,
            "any" => ReadAny(value, where + ".any", depth),
            "not" => Read(value, where + ".not", depth + 1) is { } part ? new Not(part) : null,
            _ => Fault(DiagnosticCatalogue.ConditionUnknownField, ConditionReadingWording.UnknownCondition(name), where),
        };
    }

    private AnyOf? ReadAny(JsonElement value, string where, int depth)
    {
        if (ReadParts(value, where, depth) is not { } parts)
        {
            return null;
        }

        if (parts.IsEmpty)
        {
            Fault(DiagnosticCatalogue.ConditionShape, ConditionReadingWording.AnyEmpty, where);
            return null;
        }

        return new AnyOf(parts);
    }

    private ImmutableArray<Condition>? ReadParts(JsonElement array, string where, int depth)
    {
        if (array.ValueKind != JsonValueKind.Array)
        {
            Fault(DiagnosticCatalogue.ConditionShape, ConditionReadingWording.PartsNotList, where);
            return null;
        }

        var parts = ImmutableArray.CreateBuilder<Condition>();
        var (index, complete) = (0, true);
        foreach (var element in array.EnumerateArray())
        {
            if (Wrong.Count >= MaxFaults || leaves > ConditionJson.MaxLeaves)
            {
                return null;
            }

            if (Read(element, $"{where}[{index++}]", depth + 1) is { } part)
            {
                parts.Add(part);
            }
            else
            {
                complete = false;
            }
        }

        return complete ? parts.ToImmutable() : null;
    }

    private Condition? ReadLeaf(JsonElement element, JsonElement attribute, string where)
    {
        if (++leaves > ConditionJson.MaxLeaves)
        {
            return TooMany(where);
        }

        foreach (var property in element.EnumerateObject().Where(property => !LeafFields.Contains(property.Name)))
        {
            return Fault(DiagnosticCatalogue.ConditionUnknownField, ConditionReadingWording.UnknownLeafField(property.Name), where);
        }

        if (attribute.ValueKind != JsonValueKind.String || !catalog.TryGet(attribute.GetString() ?? "", out var definition))
        {
            return Fault(DiagnosticCatalogue.ConditionUnknownAttribute, ConditionReadingWording.UnknownAttribute(attribute), where + ".attribute");
        }

        var op = element.TryGetProperty("op", out var opElement) && opElement.ValueKind == JsonValueKind.String ? opElement.GetString() : null;
        if (!ComparisonOperators.TryParse(op, out var comparison))
        {
            return Fault(
                DiagnosticCatalogue.ConditionUnknownOperator,
                ConditionReadingWording.UnknownOperator(op, string.Join("  ", ComparisonOperators.AllSymbols)),
                where + ".op"
            );
        }

        if (!OperandReader.Fits(definition, comparison))
        {
            return Fault(
                DiagnosticCatalogue.ConditionOperatorType,
                ConditionReadingWording.OperatorUnfit(definition.Label, op, OperandReader.Fitting(definition)),
                where + ".op"
            );
        }

        var hasValue = element.TryGetProperty("value", out var value);
        // "Not known at all" is the negation of "known at all"; its normal form says so.
        var isAbsence = comparison == ComparisonOperator.Exists && hasValue && value.ValueKind == JsonValueKind.False;
        var leaf = ReadLeafValue(element, hasValue && !isAbsence ? value : null, definition, comparison, where);
        return isAbsence && leaf is not null ? new Not(leaf) : leaf;
    }

    private Comparison? ReadLeafValue(JsonElement element, JsonElement? value, AttributeDefinition definition, ComparisonOperator op, string where)
    {
        var operands = new OperandReader(catalog, definition, Wrong, where + ".value", unknownCodes);
        if (operands.Read(value, op) is not { } operand)
        {
            return null;
        }

        string? cite = null;
        if (element.TryGetProperty("cite", out var citeElement) && citeElement.ValueKind != JsonValueKind.Null)
        {
            if (citeElement.ValueKind != JsonValueKind.String)
            {
                return Fault(DiagnosticCatalogue.ConditionShape, ConditionReadingWording.CiteNotText, where + ".cite");
            }

            cite = citeElement.GetString();
        }

        return new Comparison(definition.Name, op, operand, cite);
    }

    private Comparison? TooMany(string where) =>
        Fault(DiagnosticCatalogue.ConditionTooMany, ConditionReadingWording.TooManyConditions(ConditionJson.MaxLeaves), where);

    private Comparison? Fault(string code, string message, string where)
    {
        Wrong.Add(new Diagnostic(code, message, where));
        return null;
    }
}
