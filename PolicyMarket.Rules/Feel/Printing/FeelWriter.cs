using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Printing;

/// <summary>Writes a tree as FEEL: reading it again gives the same tree.</summary>
internal sealed class FeelWriter : ExpressionWriter
{
    protected override string Null => "null";

    protected override string Minus => "-";

    protected override string Number(NumberLiteral node) => node.Value.ToString(CultureInfo.InvariantCulture);

    protected override string Text(string value, NameReference? comparedWith)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            text.Append(
                c switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\t' => "\\t",
                    '\r' => "\\r",
                    _ => c.ToString(),
                }
            );
        }

        return text.Append('"').ToString();
    }

    protected override string Truth(bool value) => value ? "true" : "false";

    protected override string Name(NameReference node) => node.Name;

    protected override string Sign(ArithmeticOperator op) => op.Text();

    protected override string Sign(RelationOperator op) => op.Text();

    protected override string Bracketed(string inner) => $"({inner})";

    protected override string Connective(bool isAnd) => isAnd ? "and" : "or";

    protected override string List(ImmutableArray<FeelNode> items) => $"[{Joined(items)}]";

    protected override string Range(RangeLiteral node) =>
        $"{(node.LowIncluded ? '[' : '(')}{Write(node.Low)}..{Write(node.High)}{(node.HighIncluded ? ']' : ')')}";

    protected override string Between(Between node) => $"{Operand(node.Value)} between {Operand(node.Low)} and {Operand(node.High)}";

    protected override string Membership(Membership node) =>
        node.Tests is [RangeLiteral only]
            ? $"{Operand(node.Value)} in {Range(only)}"
            : $"{Operand(node.Value)} in ({string.Join(", ", node.Tests.Select(test => test is RelationTest ? Write(test) : Operand(test)))})";

    protected override string Choice(Choice node) => $"if {Write(node.Condition)} then {Write(node.Then)} else {Write(node.Else)}";

    protected override string Call(Call node) => $"{node.Function.Name}({Joined(node.Arguments)})";

    private string Joined(ImmutableArray<FeelNode> items) => string.Join(", ", items.Select(Write));
}
