using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Printing;

/// <summary>Writes a tree as a person reads it: labels, with the firm's values where there is a firm, × ÷ ≥, 且 或.</summary>
internal sealed class ChineseWriter(Resolution names, bool withValues) : ExpressionWriter
{
    protected override string Null => "未知";

    protected override string Minus => "−";

    public static string Value(FeelValue value) =>
        value switch
        {
            FeelNumber { Value: < 0 } number => $"−{FactText.Display(new NumberFact(-number.Value), definition: null)}",
            FeelBoolean truth => truth.Value ? "成立" : "不成立",
            FeelNull { Reasons: [var reason, ..] } => $"无法计算（{reason}）",
            FeelNull => "未知",
            _ => value.ToFact() is { } fact ? FactText.Display(fact, definition: null) : "未知",
        };

    public static string Symbol(ArithmeticOperator op) =>
        op switch
        {
            ArithmeticOperator.Add => "+",
            ArithmeticOperator.Subtract => "−",
            ArithmeticOperator.Multiply => "×",
            ArithmeticOperator.Divide => "÷",
            ArithmeticOperator.Power => "^",
            _ => throw new ArgumentOutOfRangeException(nameof(op), op, "No such arithmetic operator."),
        };

    protected override string Number(NumberLiteral node) => node.Value.ToString($"N{node.Value.Scale}", CultureInfo.InvariantCulture);

    protected override string Text(string value, NameReference? comparedWith) =>
        comparedWith is null ? $"“{value}”" : FactText.Display(new TextFact(value), names.Definition(comparedWith.Name));

    protected override string Truth(bool value) => value ? "是" : "否";

    protected override string Name(NameReference node)
    {
        var definition = names.Definition(node.Name);
        return !withValues
            ? definition.Label
            : $"{definition.Label}（{(names.Fact(node.Name) is { } fact ? FactText.Display(fact, definition) : "未知")}）";
    }

    protected override string Sign(ArithmeticOperator op) => Symbol(op);

    protected override string Sign(RelationOperator op) =>
        op switch
        {
            RelationOperator.NotEqual => "≠",
            RelationOperator.LessOrEqual => "≤",
            RelationOperator.GreaterOrEqual => "≥",
            _ => op.Text(),
        };

    protected override string Bracketed(string inner) => $"（{inner}）";

    protected override string Connective(bool isAnd) => isAnd ? "且" : "或";

    protected override string List(ImmutableArray<FeelNode> items) => items.IsEmpty ? "空列表" : string.Join("、", items.Select(Write));

    protected override string Range(RangeLiteral node) =>
        $"{Operand(node.Low)}（{(node.LowIncluded ? "含" : "不含")}）至 {Operand(node.High)}（{(node.HighIncluded ? "含" : "不含")}）";

    protected override string Between(Between node) => $"{Operand(node.Value)} 在 {Operand(node.Low)} 至 {Operand(node.High)} 之间（含）";

    protected override string Membership(Membership node) =>
        $"{Operand(node.Value)} 属于 {string.Join(" 或 ", node.Tests.Select(test => Test(test, node.Value)))}";

    protected override string Choice(Choice node) => $"若 {Write(node.Condition)} 则 {Write(node.Then)}，否则 {Write(node.Else)}";

    protected override string Call(Call node) =>
        node.Function.Name switch
        {
            "list contains" or "contains" => $"{Operand(node.Arguments[0])} {node.Function.Chinese} {Side(node.Arguments[1], node.Arguments[0])}",
            "starts with" or "ends with" => $"{Operand(node.Arguments[0])} {node.Function.Chinese}{Operand(node.Arguments[1])}",
            "not" => $"并非（{Write(node.Arguments[0])}）",
            _ => $"{node.Function.Chinese}（{string.Join("，", node.Arguments.Select(Write))}）",
        };

    private string Test(FeelNode test, FeelNode value) =>
        test switch
        {
            ListLiteral list => string.Join("、", list.Items.Select(item => Side(item, value))),
            RelationTest relation => $"{Sign(relation.Operator)} {Side(relation.Operand, value)}",
            _ => Side(test, value),
        };
}
