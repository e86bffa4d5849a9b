using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Printing;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Wording;

/// <summary>
/// Writes a formula for someone who has no figures yet: labels, sums in 万元, rates in per cent; choices that have a table are shown by their name.
/// </summary>
internal sealed class FormulaWriter(FeelNode root, Func<string, AttributeDefinition?> definition, IReadOnlyDictionary<Span, string> tables)
    : ExpressionWriter
{
    private readonly LiteralWords literals = new(root, definition);

    protected override string Null => "未知";

    protected override string Minus => "−";

    protected override string Number(NumberLiteral node) => literals.Of(node);

    protected override string Text(string value, NameReference? comparedWith) =>
        comparedWith is null ? $"“{value}”" : FactText.Display(new TextFact(value), definition(comparedWith.Name));

    protected override string Truth(bool value) => value ? "是" : "否";

    protected override string Name(NameReference node) => definition(node.Name)?.Label ?? node.Name;

    protected override string Sign(ArithmeticOperator op) => ChineseWriter.Symbol(op);

    protected override string Sign(RelationOperator op) =>
        op switch
        {
            RelationOperator.Equal => "为",
            RelationOperator.NotEqual => "不是",
            RelationOperator.Less => "低于",
            RelationOperator.LessOrEqual => "不超过",
            RelationOperator.Greater => "超过",
            RelationOperator.GreaterOrEqual => "达到",
            _ => throw new ArgumentOutOfRangeException(nameof(op), op, "No such relation."),
        };

    protected override string Bracketed(string inner) => $"（{inner}）";

    protected override string Connective(bool isAnd) => isAnd ? "，且" : "，或";

    protected override string List(ImmutableArray<FeelNode> items) => string.Join("、", items.Select(Write));

    protected override string Range(RangeLiteral node) =>
        $"{Operand(node.Low)}（{(node.LowIncluded ? "含" : "不含")}）至 {Operand(node.High)}（{(node.HighIncluded ? "含" : "不含")}）";

    protected override string Between(Between node) => $"{Operand(node.Value)}在 {Operand(node.Low)} 至 {Operand(node.High)} 之间（含）";

    protected override string Membership(Membership node) => $"{Operand(node.Value)}为 {string.Join(" 或 ", node.Tests.Select(Write))}";

    protected override string Choice(Choice node) =>
        tables.TryGetValue(node.Span, out var table) ? $"〔{table}〕" : $"若{Write(node.Condition)}，则 {Write(node.Then)}，否则 {Write(node.Else)}";

    protected override string Call(Call node) =>
        node.Function.Name switch
        {
            "list contains" => $"{Operand(node.Arguments[0])}含{Side(node.Arguments[1], node.Arguments[0])}",
            "not" => $"并非（{Write(node.Arguments[0])}）",
            "min" => $"其中较小的（{Arguments(node)}）",
            "max" when IsZero(node.Arguments[0]) && node.Arguments.Length == 2 => $"（{Write(node.Arguments[1])}，小于 0 按 0 计）",
            "max" => $"其中较大的（{Arguments(node)}）",
            "floor" => $"取整（{Arguments(node)}）",
            _ => $"{node.Function.Chinese}（{Arguments(node)}）",
        };

    private string Arguments(Call node) => string.Join("；", node.Arguments.Select(Write));

    private static bool IsZero(FeelNode node) => node is NumberLiteral { Value: 0m };
}
