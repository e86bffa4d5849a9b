using System.Collections.Immutable;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Conditions;

/// <summary>
/// The exchange form of conditions: all, any, not, and leaves {attribute, op, value, cite} or {feel, cite}; what is written reads back equal.
/// </summary>
public static class ConditionJson
{
    public const int MaxDepth = 64;
    public const int MaxLeaves = 20_000;

    /// <summary>Checks shape, types and codes against the catalogue; every fault is listed with its JSON path.</summary>
    public static Parsed<Condition> Read(JsonElement element, AttributeCatalog catalog, string where = "$") => Read(element, catalog, where, null);

    /// <summary>With a list for unknown codes they are noted there and compared as they stand.</summary>
    internal static Parsed<Condition> Read(JsonElement element, AttributeCatalog catalog, string where, List<Diagnostic>? unknownCodes)
    {
        var reader = new ConditionReader(catalog, unknownCodes);
        var condition = reader.Read(element, where, depth: 1);
        return reader.Wrong.Count > 0 || condition is null ? Parsed<Condition>.Fail(reader.Wrong) : Parsed<Condition>.Ok(condition);
    }

    public static void Write(Condition condition, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        switch (condition)
        {
            case AllOf all:
                WriteParts("all", all.Parts, writer);
                break;
            case AnyOf any:
                WriteParts("any", any.Parts, writer);
                break;
            case Not not:
                writer.WritePropertyName("not");
                Write(not.Part, writer);
                break;
            case Comparison leaf:
                WriteLeaf(leaf, writer);
                break;
            case FeelCondition feel:
                writer.WriteString("feel", feel.Expression.Text);
                WriteCite(feel.Cite, writer);
                break;
            default:
                throw new InvalidOperationException($"A condition of the unknown kind {condition.GetType().Name}.");
        }

        writer.WriteEndObject();
    }

    private static void WriteParts(string name, ImmutableArray<Condition> parts, Utf8JsonWriter writer)
    {
        writer.WriteStartArray(name);
        foreach (var part in parts)
        {
            Write(part, writer);
        }

        writer.WriteEndArray();
    }

    private static void WriteLeaf(Comparison leaf, Utf8JsonWriter writer)
    {
        writer.WriteString("attribute", leaf.Attribute);
        writer.WriteString("op", leaf.Op.Symbol());
        writer.WritePropertyName("value");
        WriteOperand(leaf.Value, writer);
        WriteCite(leaf.Cite, writer);
    }

    private static void WriteCite(string? cite, Utf8JsonWriter writer)
    {
        if (cite is not null)
        {
            writer.WriteString("cite", cite);
        }
    }

    private static void WriteOperand(Operand operand, Utf8JsonWriter writer)
    {
        switch (operand)
        {
            case NoOperand:
                writer.WriteBooleanValue(true);
                break;
            case LiteralOperand literal:
                FactJson.Write(literal.Value, writer);
                break;
            case AttributeOperand attribute:
                writer.WriteStringValue("@" + attribute.Name);
                break;
            case ListOperand list:
                writer.WriteStartArray();
                foreach (var value in list.Values)
                {
                    FactJson.Write(value, writer);
                }

                writer.WriteEndArray();
                break;
            case RangeOperand range:
                writer.WriteStartArray();
                WriteOperand(range.Low, writer);
                WriteOperand(range.High, writer);
                writer.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"An operand of the unknown kind {operand.GetType().Name}.");
        }
    }
}
