using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Dmn.Exchange;

/// <summary>Reads an expression as a leaf of conditions: a comparison where it is one, else an expression that stays as it is.</summary>
internal static class LeafReader
{
    /// <summary>Writes the members of the exchange form.</summary>
    public static void Write(string text, AttributeCatalog catalog, Utf8JsonWriter writer)
    {
        var trimmed = text.Trim();
        if (trimmed is ['(', .., ')'] && IsOneBracket(trimmed))
        {
            writer.WriteString("feel", trimmed[1..^1]);
            return;
        }

        var known = catalog.Naming(trimmed);
        var names = known.All.Select(definition => definition.Name).Where(name => trimmed.Contains(name, StringComparison.Ordinal)).ToList();
        var parsed = new Parser(trimmed, NameTable.Of(known), Dialect.Standard, names).Parse();
        if (parsed.Value is not { } node || !TryComparison(node, writer))
        {
            writer.WriteString("feel", trimmed);
        }
    }

    private static bool TryComparison(FeelNode node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case Relation { Left: LocalName name, Operator: RelationOperator.NotEqual, Right: NullLiteral }:
                Head(name, "exists", writer);
                writer.WriteBooleanValue(true);
                return true;
            case Relation { Left: LocalName name } relation when IsOperand(relation.Right):
                Head(name, Symbol(relation.Operator), writer);
                Operand(relation.Right, writer);
                return true;
            case Between { Value: LocalName name } between when IsOperand(between.Low) && IsOperand(between.High):
                Head(name, "between", writer);
                writer.WriteStartArray();
                Operand(between.Low, writer);
                Operand(between.High, writer);
                writer.WriteEndArray();
                return true;
            case Membership membership when IsList(membership):
                List(membership, "in", writer);
                return true;
            case Call { Function.Name: "not", Arguments: [Membership membership] } when IsList(membership):
                List(membership, "not_in", writer);
                return true;
            case Call { Function.Name: "not", Arguments: [var inner] }:
                return TryMeeting(inner, "not_in", writer);
            default:
                return TryMeeting(node, "in", writer);
        }
    }

    /// <summary>A set that has a member in common with a list or another set, or a set that contains a value.</summary>
    private static bool TryMeeting(FeelNode node, string op, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case Quantified
            {
                IsEvery: false,
                Iterators: [{ Name: LeafText.Member, End: null, Domain: LocalName set }],
                Condition: Call { Function.Name: "list contains", Arguments: [var members, LocalName { Name: LeafText.Member }] },
            } when IsMembers(members):
                Head(set, op, writer);
                Members(members, writer);
                return true;
            case Call { Function.Name: "list contains", Arguments: [LocalName other, LocalName value] }:
                Head(value, op, writer);
                Members(other, writer);
                return true;
            default:
                return false;
        }
    }

    private static bool IsMembers(FeelNode node) => node is LocalName || (node is ListLiteral list && list.Items.All(item => item is TextLiteral));

    private static void Members(FeelNode node, Utf8JsonWriter writer)
    {
        if (node is not ListLiteral list)
        {
            Operand(node, writer);
            return;
        }

        writer.WriteStartArray();
        foreach (var item in list.Items)
        {
            Operand(item, writer);
        }

        writer.WriteEndArray();
    }

    private static bool IsList(Membership node) => node.Value is LocalName && node.Tests.All(test => IsOperand(test) && test is not LocalName);

    private static void List(Membership node, string op, Utf8JsonWriter writer)
    {
        Head((LocalName)node.Value, op, writer);
        writer.WriteStartArray();
        foreach (var test in node.Tests)
        {
            Operand(test, writer);
        }

        writer.WriteEndArray();
    }

    private static void Head(LocalName name, string op, Utf8JsonWriter writer)
    {
        writer.WriteString("attribute", name.Name);
        writer.WriteString("op", op);
        writer.WritePropertyName("value");
    }

    private static string Symbol(RelationOperator op) =>
        op switch
        {
            RelationOperator.Equal => "==",
            RelationOperator.NotEqual => "!=",
            RelationOperator.Less => "<",
            RelationOperator.LessOrEqual => "<=",
            RelationOperator.Greater => ">",
            RelationOperator.GreaterOrEqual => ">=",
            _ => throw new InvalidOperationException($"The unknown relation {op}."),
        };

    private static bool IsOperand(FeelNode node) =>
        node is NumberLiteral or TextLiteral or TruthLiteral or LocalName or Negation { Operand: NumberLiteral } or ValueLiteral { Value: FeelDate };

    private static void Operand(FeelNode node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case NumberLiteral number:
                writer.WriteNumberValue(number.Value);
                break;
            case Negation { Operand: NumberLiteral number }:
                writer.WriteNumberValue(-number.Value);
                break;
            case TextLiteral text:
                writer.WriteStringValue(text.Value);
                break;
            case TruthLiteral truth:
                writer.WriteBooleanValue(truth.Value);
                break;
            case LocalName name:
                writer.WriteStringValue("@" + name.Name);
                break;
            case ValueLiteral { Value: FeelDate date }:
                writer.WriteStringValue(date.Day.ToString());
                break;
            default:
                throw new InvalidOperationException($"The node {node.GetType().Name} is no operand.");
        }
    }

    /// <summary>The first bracket is closed by the last one; texts may hold brackets of their own.</summary>
    private static bool IsOneBracket(string text)
    {
        var (depth, isText) = (0, false);
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (isText && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                isText = !isText;
            }
            else if (!isText)
            {
                depth +=
                    text[i] is '(' ? 1
                    : text[i] is ')' ? -1
                    : 0;
                if (depth == 0)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
