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
            return Fault(DiagnosticCatalogue.ConditionTooDeep, $"条件嵌套超过 {ConditionJson.MaxDepth} 层，请合并同类条件。", where);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return Fault(DiagnosticCatalogue.ConditionShape, "条件应为 JSON 对象：all、any、not 之一，或 {attribute, op, value}、{feel}。", where);
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
            return Fault(
                DiagnosticCatalogue.ConditionShape, "条件应恰有 all、any、not 之一，或含 attribute、op、value，或含 feel。", where);
        }

        var (name, value) = (properties[0].Name, properties[0].Value);
        return name switch
        {
            "all" => ReadParts(value, where + ".all", depth) is { } parts ? new AllOf(parts) : null,
            "any" => ReadAny(value, where + ".any", depth),
            "not" => Read(value, where + ".not", depth + 1) is { } part ? new Not(part) : null,
            _ => Fault(DiagnosticCatalogue.ConditionUnknownField, $"不认识的条件“{name}”，应为 all、any、not 或 feel。", where),
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
            Fault(DiagnosticCatalogue.ConditionShape, "any 至少要有一项，否则永远不满足。", where);
            return null;
        }

        return new AnyOf(parts);
    }

    private ImmutableArray<Condition>? ReadParts(JsonElement array, string where, int depth)
    {
        if (array.ValueKind != JsonValueKind.Array)
        {
            Fault(DiagnosticCatalogue.ConditionShape, "all 和 any 的值应为条件列表。", where);
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
            return Fault(
                DiagnosticCatalogue.ConditionUnknownField, $"不认识的字段“{property.Name}”，条件只有 attribute、op、value、cite。", where);
        }

        if (attribute.ValueKind != JsonValueKind.String || !catalog.TryGet(attribute.GetString() ?? "", out var definition))
        {
            return Fault(
                DiagnosticCatalogue.ConditionUnknownAttribute,
                $"指标目录中没有“{attribute}”，请改用目录中的名称，或先在目录中增加。",
                where + ".attribute");
        }

        var op = element.TryGetProperty("op", out var opElement) && opElement.ValueKind == JsonValueKind.String ? opElement.GetString() : null;
        if (!ComparisonOperators.TryParse(op, out var comparison))
        {
            return Fault(
                DiagnosticCatalogue.ConditionUnknownOperator,
                $"没有比较方式“{op}”，可用：{string.Join("  ", ComparisonOperators.AllSymbols)}。",
                where + ".op");
        }

        if (!OperandReader.Fits(definition, comparison))
        {
            return Fault(
                DiagnosticCatalogue.ConditionOperatorType,
                $"“{definition.Label}”不能用 {op} 比较；{OperandReader.Fitting(definition)}。",
                where + ".op");
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
                return Fault(DiagnosticCatalogue.ConditionShape, "cite 应为文字，写明条款。", where + ".cite");
            }

            cite = citeElement.GetString();
        }

        return new Comparison(definition.Name, op, operand, cite);
    }

    private Comparison? TooMany(string where) =>
        Fault(DiagnosticCatalogue.ConditionTooMany, $"条件超过 {ConditionJson.MaxLeaves} 项，请拆分事项。", where);

    private Comparison? Fault(string code, string message, string where)
    {
        Wrong.Add(new Diagnostic(code, message, where));
        return null;
    }
}
