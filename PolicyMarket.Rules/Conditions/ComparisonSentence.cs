using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Conditions;

/// <summary>One leaf in plain Chinese: "注册地在湖南省娄底市涟源市", "从业人员不少于 300 人".</summary>
internal static class ComparisonSentence
{
    public static string Of(Comparison leaf, AttributeCatalog catalog)
    {
        catalog.TryGet(leaf.Attribute, out var definition);
        var subject = Subject(definition, leaf.Attribute);
        return leaf.Op switch
        {
            ComparisonOperator.Exists => $"有“{definition?.Label ?? leaf.Attribute}”的数据",
            ComparisonOperator.Under => Under(subject, definition, Names(leaf.Value, definition, catalog)),
            ComparisonOperator.In => Member(subject, definition, leaf, catalog, belongs: true),
            ComparisonOperator.NotIn => Member(subject, definition, leaf, catalog, belongs: false),
            _ => definition?.Type switch
            {
                AttributeType.Boolean => Boolean(leaf, definition, catalog),
                AttributeType.Date => subject + Dates(leaf, definition, catalog),
                AttributeType.Decimal or AttributeType.Integer => Numbers(subject, leaf, definition, catalog),
                _ => $"{subject}{(leaf.Op == ComparisonOperator.NotEqual ? "不为" : "为")}{Text(leaf.Value, definition, catalog)}",
            },
        };
    }

    internal static string Subject(AttributeDefinition? definition, string name) =>
        definition switch
        {
            null => name,
            { IsRegion: true } => definition.Label.Replace("行政区划", "", StringComparison.Ordinal),
            { IsIndustry: true } => "所属行业",
            { Type: AttributeType.Set } => definition.Label.Replace("集合", "", StringComparison.Ordinal),
            _ => definition.Label,
        };

    private static string Under(string subject, AttributeDefinition? definition, IReadOnlyList<string> names) =>
        definition is { IsRegion: true }
            ? $"{subject}在{string.Join("或", names)}"
            : $"{subject}属于{string.Join("、", names)}{(names.Count > 1 ? "之一" : "")}";

    private static string Member(string subject, AttributeDefinition? definition, Comparison leaf, AttributeCatalog catalog, bool belongs)
    {
        var names = Names(leaf.Value, definition, catalog);
        var list = string.Join("、", names) + (names.Count > 1 ? "之一" : "");
        var isSet = definition?.Type == AttributeType.Set;
        var gap = definition is { IsNumber: true } && leaf.Value is ListOperand ? " " : "";
        return (isSet, belongs) switch
        {
            (true, true) => $"{subject}含{list}",
            (true, false) => $"{subject}不含{string.Join("、", names)}",
            (false, true) => $"{subject}为{gap}{list}",
            (false, false) => $"{subject}不是{gap}{list}",
        };
    }

    private static string Numbers(string subject, Comparison leaf, AttributeDefinition definition, AttributeCatalog catalog)
    {
        var value = Text(leaf.Value, definition, catalog);
        var gap = leaf.Value is AttributeOperand ? "" : " ";
        return (leaf.Op, definition.IsRatio && leaf.Value is LiteralOperand) switch
        {
            (ComparisonOperator.GreaterOrEqual, true) => $"{subject} {value} 以上",
            (ComparisonOperator.GreaterOrEqual, false) => $"{subject}不少于{gap}{value}",
            (ComparisonOperator.Greater, _) => $"{subject}超过{gap}{value}",
            (ComparisonOperator.LessOrEqual, _) => $"{subject}不超过{gap}{value}",
            (ComparisonOperator.Less, true) => $"{subject}低于 {value}",
            (ComparisonOperator.Less, false) => $"{subject}少于{gap}{value}",
            (ComparisonOperator.Equal, _) => $"{subject}为{gap}{value}",
            (ComparisonOperator.NotEqual, _) => $"{subject}不为{gap}{value}",
            (ComparisonOperator.Between, _) => $"{subject}在{Spaced(value, definition)}之间（含两端）",
            _ => throw new InvalidOperationException($"The operator {leaf.Op} does not compare numbers."),
        };
    }

    private static string Dates(Comparison leaf, AttributeDefinition definition, AttributeCatalog catalog)
    {
        var value = Text(leaf.Value, definition, catalog);
        return leaf.Op switch
        {
            ComparisonOperator.GreaterOrEqual => $"不早于{value}",
            ComparisonOperator.Greater => $"晚于{value}",
            ComparisonOperator.LessOrEqual => $"不晚于{value}",
            ComparisonOperator.Less => $"早于{value}",
            ComparisonOperator.Equal => $"为{value}",
            ComparisonOperator.NotEqual => $"不为{value}",
            ComparisonOperator.Between => $"在{value}之间（含两端）",
            _ => throw new InvalidOperationException($"The operator {leaf.Op} does not compare dates."),
        };
    }

    private static string Boolean(Comparison leaf, AttributeDefinition definition, AttributeCatalog catalog) =>
        leaf.Value switch
        {
            LiteralOperand { Value: BooleanFact wanted } => StatementText.Of(definition.Label, wanted.Value == (leaf.Op == ComparisonOperator.Equal)),
            _ when leaf.Op == ComparisonOperator.Equal => $"{definition.Label}与{Text(leaf.Value, definition, catalog)}一致",
            _ => $"{definition.Label}不同于{Text(leaf.Value, definition, catalog)}",
        };

    private static IReadOnlyList<string> Names(Operand operand, AttributeDefinition? definition, AttributeCatalog catalog) =>
        operand is ListOperand list
            ? [.. list.Values.Select(value => Literal(value, definition, list.Values.Length > 1))]
            : [Text(operand, definition, catalog)];

    private static string Text(Operand operand, AttributeDefinition? definition, AttributeCatalog catalog) =>
        operand switch
        {
            LiteralOperand literal => Literal(literal.Value, definition, isInList: false),
            AttributeOperand other => $"“{(catalog.TryGet(other.Name, out var named) ? named.Label : other.Name)}”",
            RangeOperand range => (
                Spaced(Text(range.Low, definition, catalog), definition) + "至" + Spaced(Text(range.High, definition, catalog), definition)
            ).Trim(),
            ListOperand list => string.Join("、", list.Values.Select(value => Literal(value, definition, isInList: true))),
            NoOperand => "",
            _ => throw new InvalidOperationException($"An operand of the unknown kind {operand.GetType().Name}."),
        };

    /// <summary>Figures stand off from the Chinese around them; dates and quoted names do not.</summary>
    private static string Spaced(string text, AttributeDefinition? definition)
    {
        var figure = definition is { IsNumber: true };
        return (figure && char.IsAsciiDigit(text[0]) ? " " : "") + text + (figure && char.IsAscii(text[^1]) ? " " : "");
    }

    private static string Literal(FactValue value, AttributeDefinition? definition, bool isInList) =>
        value switch
        {
            NumberFact number when definition is { IsMoney: true } => MoneyText.Short(number.Value),
            TextFact code => SentenceScan.Guarded(CodeWords.NameOf(definition, code.Value), isInList),
            _ => FactText.Display(value, definition),
        };
}
