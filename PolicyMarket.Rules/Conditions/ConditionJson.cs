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
    public static Result<Condition> Read(JsonElement element, AttributeCatalog catalog, string where = "$") => Read(element, catalog, where, null);

    /// <summary>With a list for unknown codes they are noted there and compared as they stand.</summary>
    internal static Result<Condition> Read(JsonElement element, AttributeCatalog catalog, string where, List<Diagnostic>? unknownCodes)
    {
        var reader = new ConditionReader(catalog, unknownCodes);
        var condition = reader.Read(element, where, depth: 1);
        return reader.Wrong.Count > 0 || condition is null ? Result.Fail<Condition>(reader.Wrong) : Result.Ok<Condition>(condition);
    }

    public static void Write(Condition condition, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        condition.Accept(new MemberWriter(writer));
        writer.WriteEndObject();
    }

    /// <summary>JSON path of a direct part from its condition, e.g. ".all[2]".</summary>
    public static string PathOf(Condition parent, int child) => parent.Accept(new ChildPath(child));

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

    /// <summary>Writes the members of a condition's object.</summary>
    private sealed class MemberWriter(Utf8JsonWriter writer) : IConditionVisitor<ValueTuple>
    {
        public ValueTuple VisitAll(AllOf all) => WriteParts("all", all.Parts);

        public ValueTuple VisitAny(AnyOf any) => WriteParts("any", any.Parts);

        public ValueTuple VisitNot(Not not)
        {
            writer.WritePropertyName("not");
            Write(not.Part, writer);
            return default;
        }

        public ValueTuple VisitComparison(Comparison leaf)
        {
            writer.WriteString("attribute", leaf.Attribute);
            writer.WriteString("op", leaf.Op.Symbol());
            writer.WritePropertyName("value");
            WriteOperand(leaf.Value, writer);
            return WriteCite(leaf);
        }

        public ValueTuple VisitFormula(FeelCondition leaf)
        {
            writer.WriteString("feel", leaf.Expression.Text);
            return WriteCite(leaf);
        }

        private ValueTuple WriteParts(string name, ImmutableArray<Condition> parts)
        {
            writer.WriteStartArray(name);
            foreach (var part in parts)
            {
                Write(part, writer);
            }

            writer.WriteEndArray();
            return default;
        }

        private ValueTuple WriteCite(ConditionLeaf leaf)
        {
            if (leaf.Cite is not null)
            {
                writer.WriteString("cite", leaf.Cite);
            }

            return default;
        }
    }

    private sealed class ChildPath(int child) : ConditionTreeVisitor<string>
    {
        public override string VisitAll(AllOf all) => $".all[{child}]";

        public override string VisitAny(AnyOf any) => $".any[{child}]";

        public override string VisitNot(Not not) => ".not";

        protected override string VisitLeaf(ConditionLeaf leaf) => throw new InvalidOperationException($"'{leaf}' has no part {child}.");
    }
}
