using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Printing;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Typing;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>Keeps the arithmetic of one evaluation for the receipt: one step an operation, one step a condition as a whole.</summary>
internal sealed class StepRecorder(Resolution names)
{
    private readonly ImmutableArray<FeelStep>.Builder _steps = ImmutableArray.CreateBuilder<FeelStep>();
    private readonly ChineseWriter _writer = new(names, withValues: true);
    private int _silence;

    public bool IsSilent => _silence > 0;

    public ImmutableArray<FeelStep> Steps => _steps.ToImmutable();

    /// <summary>True for parts that are told as one sentence, whatever they contain.</summary>
    public static bool IsCondition(FeelNode node) => node is Relation or Logic or Between or Membership or Call { Function.Result: FeelKind.Truth };

    public void Silence() => _silence++;

    public void Resume() => _silence--;

    public void Condition(FeelNode node, FeelValue value)
    {
        if (!IsSilent)
        {
            Add(_writer.Write(node), value);
        }
    }

    public void Arithmetic(Arithmetic node, FeelValue left, FeelValue right, FeelValue value)
    {
        if (!IsSilent)
        {
            Add($"{Shown(node.Left, left)} {ChineseWriter.Symbol(node.Operator)} {Shown(node.Right, right)}", value);
        }
    }

    public void Call(Call node, ImmutableArray<FeelValue> arguments, FeelValue value)
    {
        if (!IsSilent && !IsCondition(node))
        {
            Add($"{node.Function.Chinese}（{string.Join("，", node.Arguments.Select((argument, i) => Shown(argument, arguments[i])))}）", value);
        }
    }

    /// <summary>A formula without any operation, such as a fixed sum, still has one line.</summary>
    public void CloseWith(FeelNode root, FeelValue value)
    {
        if (_steps.Count == 0)
        {
            Add(root is NumberLiteral ? FeelEvaluationWording.FixedAmount : _writer.Write(root), value);
        }
    }

    /// <summary>Literals and attributes as themselves, what was computed by its result.</summary>
    private string Shown(FeelNode node, FeelValue value) =>
        node switch
        {
            NumberLiteral or TextLiteral or NameReference => _writer.Write(node),
            _ => value is FeelNumber { Value: < 0 } ? $"（{ChineseWriter.Value(value)}）" : ChineseWriter.Value(value),
        };

    private void Add(string expression, FeelValue value) => _steps.Add(new FeelStep(expression, ChineseWriter.Value(value)));
}
