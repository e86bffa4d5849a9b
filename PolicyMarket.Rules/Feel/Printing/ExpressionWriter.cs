using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Printing;

/// <summary>Writes a tree as text with no more brackets than it needs; what the words are is left to the two writers.</summary>
internal abstract class ExpressionWriter
{
    private const int Lowest = 0;
    private const int OrLevel = 1;
    private const int AndLevel = 2;
    private const int ComparisonLevel = 3;
    private const int SumLevel = 4;
    private const int ProductLevel = 5;
    private const int PowerLevel = 6;
    private const int UnaryLevel = 7;

    public string Write(FeelNode node) => Write(node, Lowest);

    protected string Operand(FeelNode node) => Write(node, SumLevel);

    protected abstract string Number(NumberLiteral node);

    protected abstract string Text(string value, NameReference? comparedWith);

    protected abstract string Truth(bool value);

    protected abstract string Null { get; }

    protected abstract string Name(NameReference node);

    protected abstract string Sign(ArithmeticOperator op);

    protected abstract string Sign(RelationOperator op);

    protected abstract string Minus { get; }

    protected abstract string Bracketed(string inner);

    protected abstract string Connective(bool isAnd);

    protected abstract string List(ImmutableArray<FeelNode> items);

    protected abstract string Range(RangeLiteral node);

    protected abstract string Between(Between node);

    protected abstract string Membership(Membership node);

    protected abstract string Choice(Choice node);

    protected abstract string Call(Call node);

    private string Write(FeelNode node, int level) => Level(node) < level ? Bracketed(Plain(node)) : Plain(node);

    private string Plain(FeelNode node) =>
        node switch
        {
            NumberLiteral number => Number(number),
            TextLiteral text => Text(text.Value, comparedWith: null),
            TruthLiteral truth => Truth(truth.Value),
            NullLiteral => Null,
            NameReference name => Name(name),
            ListLiteral list => List(list.Items),
            RangeLiteral range => Range(range),
            Negation negation => Minus + Write(negation.Operand, UnaryLevel),
            Arithmetic a => $"{Write(a.Left, Level(a))} {Sign(a.Operator)} {Write(a.Right, Level(a) + 1)}",
            Relation r => $"{Side(r.Left, r.Right)} {Sign(r.Operator)} {Side(r.Right, r.Left)}",
            RelationTest test => $"{Sign(test.Operator)} {Operand(test.Operand)}",
            Logic logic => $"{Write(logic.Left, Level(logic))} {Connective(logic.IsAnd)} {Write(logic.Right, Level(logic) + 1)}",
            Between between => Between(between),
            Membership membership => Membership(membership),
            Choice choice => Choice(choice),
            Call call => Call(call),
            _ => PartWriter.Write(node, Write),
        };

    /// <summary>One side of a comparison; a text next to an attribute may be shown by its name in the code table.</summary>
    protected string Side(FeelNode node, FeelNode other) => node is TextLiteral text ? Text(text.Value, other as NameReference) : Operand(node);

    private static int Level(FeelNode node) =>
        node switch
        {
            Syntax.Choice or ForLoop or Quantified or FunctionLiteral => Lowest,
            Logic { IsAnd: false } => OrLevel,
            Logic => AndLevel,
            Relation or Syntax.Between or Syntax.Membership => ComparisonLevel,
            Arithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } => SumLevel,
            Arithmetic { Operator: ArithmeticOperator.Multiply or ArithmeticOperator.Divide } => ProductLevel,
            Arithmetic => PowerLevel,
            _ => UnaryLevel,
        };
}
