using System.Collections.Immutable;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Conditions;

/// <summary>Reads the value of one leaf and checks it against its attribute and operator.</summary>
internal sealed class OperandReader(
    AttributeCatalog catalog,
    AttributeDefinition definition,
    List<Diagnostic> wrong,
    string where,
    List<Diagnostic>? unknownCodes = null
)
{
    private const int MaxList = 5_000;

    public static bool Fits(AttributeDefinition definition, ComparisonOperator op) =>
        op switch
        {
            ComparisonOperator.Exists => true,
            _ when definition.Type == AttributeType.List => false,
            ComparisonOperator.Under => definition.HasTree,
            ComparisonOperator.In or ComparisonOperator.NotIn => definition.Type != AttributeType.Boolean,
            ComparisonOperator.Equal or ComparisonOperator.NotEqual => definition.Type != AttributeType.Set,
            _ => definition.IsNumber || definition.Type == AttributeType.Date,
        };

    public static string Fitting(AttributeDefinition definition) =>
        ConditionReadingWording.AvailableOperators
        + string.Join("  ", Enum.GetValues<ComparisonOperator>().Where(op => Fits(definition, op)).Select(op => op.Symbol()));

    /// <summary>Null when the value does not fit; the fault is then listed.</summary>
    public Operand? Read(JsonElement? value, ComparisonOperator op)
    {
        if (op == ComparisonOperator.Exists)
        {
            return ReadExists(value);
        }

        if (value is not { } element)
        {
            return Fault(DiagnosticCatalogue.ConditionShape, ConditionReadingWording.ValueMissing);
        }

        if (op != ComparisonOperator.Between && IsReference(element))
        {
            return ReadReference(element, op);
        }

        return op switch
        {
            ComparisonOperator.In or ComparisonOperator.NotIn => ReadList(element),
            ComparisonOperator.Under => element.ValueKind == JsonValueKind.Array ? ReadList(element) : ReadScalar(element),
            ComparisonOperator.Between => ReadRange(element),
            _ => ReadScalar(element),
        };
    }

    private Operand? ReadExists(JsonElement? value) =>
        value switch
        {
            null or { ValueKind: JsonValueKind.True } => NoOperand.Instance,
            _ => Fault(DiagnosticCatalogue.ConditionValueType, ConditionReadingWording.ExistsValueInvalid),
        };

    private static bool IsReference(JsonElement element) => element.ValueKind == JsonValueKind.String && element.GetString() is ['@', ..];

    private Operand? ReadReference(JsonElement element, ComparisonOperator op)
    {
        var name = (element.GetString() ?? "")[1..];
        if (!catalog.TryGet(name, out var other))
        {
            return Fault(DiagnosticCatalogue.ConditionReference, ConditionReadingWording.UnknownReference(name));
        }

        return FitsReference(definition, op, other)
            ? new AttributeOperand(name)
            : Fault(DiagnosticCatalogue.ConditionReference, ConditionReadingWording.ReferenceTypeDiffers(definition.Label, other.Label, op.Symbol()));
    }

    public static bool FitsReference(AttributeDefinition definition, ComparisonOperator op, AttributeDefinition other) =>
        op is ComparisonOperator.In or ComparisonOperator.NotIn
            ? other.Type == AttributeType.Set && definition.Type is (AttributeType.Set or AttributeType.Code or AttributeType.Text)
            : SameKind(definition, other);

    private static bool SameKind(AttributeDefinition left, AttributeDefinition right) =>
        (left.IsNumber && right.IsNumber)
        || left.Type == right.Type
        || (left.Type is AttributeType.Code or AttributeType.Text && right.Type is AttributeType.Code or AttributeType.Text);

    private LiteralOperand? ReadScalar(JsonElement element) => ReadValue(element, where) is { } value ? new LiteralOperand(value) : null;

    private ListOperand? ReadList(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() is 0 or > MaxList)
        {
            wrong.Add(new Diagnostic(DiagnosticCatalogue.ConditionListNeeded, ConditionReadingWording.ListNeeded(MaxList), where));
            return null;
        }

        var values = ImmutableArray.CreateBuilder<FactValue>();
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            if (ReadValue(item, $"{where}[{index++}]") is not { } value)
            {
                return null;
            }

            values.Add(value);
        }

        return new ListOperand(values.ToImmutable());
    }

    private RangeOperand? ReadRange(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() != 2)
        {
            wrong.Add(new Diagnostic(DiagnosticCatalogue.ConditionRangeShape, ConditionReadingWording.RangeNeeded, where));
            return null;
        }

        if (ReadEnd(element[0]) is not { } low || ReadEnd(element[1]) is not { } high)
        {
            return null;
        }

        if (low is LiteralOperand from && high is LiteralOperand to && FactOrder.Compare(from.Value, to.Value) > 0)
        {
            wrong.Add(new Diagnostic(DiagnosticCatalogue.ConditionRangeUpsideDown, ConditionReadingWording.RangeUpsideDown(from, to), where));
            return null;
        }

        return new RangeOperand(low, high);
    }

    private Operand? ReadEnd(JsonElement element) => IsReference(element) ? ReadReference(element, ComparisonOperator.Between) : ReadScalar(element);

    private FactValue? ReadValue(JsonElement element, string place)
    {
        if (IsReference(element))
        {
            wrong.Add(new Diagnostic(DiagnosticCatalogue.ConditionReference, ConditionReadingWording.ReferenceInList, place));
            return null;
        }

        var scalar = definition.Type == AttributeType.Set ? definition with { Type = AttributeType.Code } : definition;
        // A threshold may lie between whole numbers.
        var thresholds = scalar.Type == AttributeType.Integer ? scalar with { Type = AttributeType.Decimal } : scalar;
        var (value, why) = FactJson.Read(element, thresholds, place);
        if (why is not null)
        {
            wrong.Add(why with { Code = DiagnosticCatalogue.ConditionValueType });
            return null;
        }

        if (value is TextFact code && WrongCode(definition, code.Value) is { } reason)
        {
            var diagnostic = new Diagnostic(DiagnosticCatalogue.ConditionCode, reason, place);
            if (unknownCodes is null)
            {
                wrong.Add(diagnostic);
                return null;
            }

            unknownCodes.Add(diagnostic);
        }

        return value;
    }

    /// <summary>Null when the attribute may have this code.</summary>
    public static string? WrongCode(AttributeDefinition definition, string code)
    {
        if (definition.IsRegion)
        {
            return RegionCode.Parse(code) is { Succeeded: false } refused ? refused.Why : null;
        }

        if (definition.IsIndustry)
        {
            return IndustryTree.Exists(code) ? null : ConditionReadingWording.UnknownIndustry(code);
        }

        return definition.Values.IsDefaultOrEmpty || definition.Values.Contains(code, StringComparer.Ordinal)
            ? null
            : ConditionReadingWording.CodeNotListed(code, definition.Label);
    }

    private Operand? Fault(string code, string message)
    {
        wrong.Add(new Diagnostic(code, message, where));
        return null;
    }
}
