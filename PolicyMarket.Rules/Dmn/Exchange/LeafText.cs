using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Dmn.Source;

namespace PolicyMarket.Rules.Dmn.Exchange;

/// <summary>Comparisons as expressions of FEEL.</summary>
internal static class LeafText
{
    /// <summary>The variable for a member of a set.</summary>
    public const string Member = "member";

    /// <summary>Null where FEEL without the code trees of the product cannot say it; Why then tells the author.</summary>
    public static (string? Text, string Why) Of(Comparison leaf, AttributeCatalog catalog)
    {
        if (leaf.Op == ComparisonOperator.Under)
        {
            return (null, DmnWording.UnderRefused(leaf.ToString()));
        }

        var isSet = catalog.TryGet(leaf.Attribute, out var definition) && definition.Type == AttributeType.Set;
        if (definition is { Type: AttributeType.List } && leaf.Op != ComparisonOperator.Exists)
        {
            return (null, DmnWording.ListRefused(leaf.ToString()));
        }

        if (leaf.Op is ComparisonOperator.In or ComparisonOperator.NotIn && (isSet || leaf.Value is AttributeOperand))
        {
            var members = leaf.Value is ListOperand list ? $"[{string.Join(", ", list.Values.Select(Of))}]" : Side(leaf.Value);
            var meets = isSet
                ? $"some {Member} in {leaf.Attribute} satisfies list contains({members}, {Member})"
                : $"list contains({members}, {leaf.Attribute})";
            return (leaf.Op == ComparisonOperator.In ? meets : $"not({meets})", "");
        }

        var name = leaf.Attribute;
        var text = (leaf.Op, leaf.Value) switch
        {
            (ComparisonOperator.Exists, _) => $"{name} != null",
            (ComparisonOperator.Between, RangeOperand range) => $"{name} between {Side(range.Low)} and {Side(range.High)}",
            (ComparisonOperator.In, ListOperand values) => $"{name} in ({string.Join(", ", values.Values.Select(Of))})",
            (ComparisonOperator.NotIn, ListOperand values) => $"not({name} in ({string.Join(", ", values.Values.Select(Of))}))",
            (ComparisonOperator.Equal, var operand) => $"{name} = {Side(operand)}",
            (var op, var operand) => $"{name} {op.Symbol()} {Side(operand)}",
        };
        return (text, "");
    }

    public static string Of(FactValue value) =>
        value switch
        {
            NumberFact number => number.Value.ToString(CultureInfo.InvariantCulture),
            BooleanFact truth => truth.Value ? "true" : "false",
            DateFact date => $"@\"{date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"",
            TextFact text => Quoted(text.Value),
            _ => throw new InvalidOperationException($"A fact of the kind {value.GetType().Name} is no operand."),
        };

    private static string Side(Operand operand) =>
        operand switch
        {
            LiteralOperand literal => Of(literal.Value),
            AttributeOperand attribute => attribute.Name,
            _ => throw new InvalidOperationException($"The operand {operand} stands alone."),
        };

    private static string Quoted(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{escaped.Replace("\n", "\\n", StringComparison.Ordinal)}\"";
    }
}
