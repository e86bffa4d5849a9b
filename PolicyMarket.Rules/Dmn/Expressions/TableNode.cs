using System.Collections.Immutable;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Dmn.Expressions;

/// <summary>A decision table of DMN 8.2 to 8.3.</summary>
internal sealed record TableNode(
    HitPolicyKind Hit,
    ImmutableArray<InputColumn> Inputs,
    ImmutableArray<OutputColumn> Outputs,
    ImmutableArray<TableRule> Rules
) : HostNode(default, PartsOf(Inputs, Outputs, Rules)), IHostNode
{
    public FeelValue EvaluateWith(Evaluator evaluator)
    {
        var inputs = new FeelValue[Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = evaluator.Evaluate(Inputs[i].Expression);
            if (inputs[i] is not FeelNull && Inputs[i].Allowed is { } allowed && !evaluator.Allows(allowed, inputs[i]))
            {
                return FeelNull.Because(DmnWording.InputNotAllowed(i + 1));
            }
        }

        var hits = Rules.Where(rule => Fits(rule, inputs, evaluator));
        return Hit is HitPolicyKind.First ? Answer([.. hits.Take(1)], evaluator) : Answer([.. hits], evaluator);
    }

    private static bool Fits(TableRule rule, FeelValue[] inputs, Evaluator evaluator)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!evaluator.Allows(rule.Tests[i], inputs[i]))
            {
                return false;
            }
        }

        return true;
    }

    private FeelValue Answer(ImmutableArray<TableRule> hits, Evaluator evaluator)
    {
        if (hits.IsEmpty)
        {
            return Otherwise(evaluator);
        }

        if (Hit == HitPolicyKind.Unique && hits.Length > 1)
        {
            return FeelNull.Because(DmnWording.SeveralRowsMatch);
        }

        ImmutableArray<ImmutableArray<FeelValue>> lines = [.. hits.Select(rule => Line(rule.Results, evaluator))];
        return Hit switch
        {
            HitPolicyKind.Unique or HitPolicyKind.First => Shown(lines[0]),
            HitPolicyKind.Any => lines.All(line => AreSame(line, lines[0])) ? Shown(lines[0]) : FeelNull.Because(DmnWording.MatchingRowsDiffer),
            HitPolicyKind.Priority => Shown(Ordered(lines, evaluator)[0]),
            HitPolicyKind.OutputOrder => new FeelList([.. Ordered(lines, evaluator).Select(Shown)]),
            HitPolicyKind.RuleOrder or HitPolicyKind.Collect => new FeelList([.. lines.Select(Shown)]),
            HitPolicyKind.Sum => Aggregated("sum", lines, evaluator),
            HitPolicyKind.Min => Aggregated("min", lines, evaluator),
            HitPolicyKind.Max => Aggregated("max", lines, evaluator),
            HitPolicyKind.Count => Aggregated("count", lines, evaluator),
            _ => throw new InvalidOperationException($"The unknown hit policy {Hit}."),
        };
    }

    /// <summary>The default outputs; else an empty list or the number zero of what collects, and null of what answers one row.</summary>
    private FeelValue Otherwise(Evaluator evaluator)
    {
        if (Outputs.Any(output => output.Default is not null))
        {
            return Shown(Line([.. Outputs.Select(output => output.Default ?? new NullLiteral(default))], evaluator));
        }

        return Hit switch
        {
            HitPolicyKind.Collect => new FeelList([]),
            HitPolicyKind.Count => new FeelNumber(0),
            _ => FeelNull.Plain,
        };
    }

    private ImmutableArray<FeelValue> Line(ImmutableArray<FeelNode> results, Evaluator evaluator) =>
        [
            .. results.Select(
                (result, i) =>
                    Outputs[i].Type is { } type
                        ? TypedNode.Fitted(evaluator.Evaluate(result), type, DmnWording.Variable(Outputs[i].Name), evaluator)
                        : evaluator.Evaluate(result)
            ),
        ];

    private FeelValue Shown(ImmutableArray<FeelValue> line) =>
        Outputs.Length == 1 ? line[0] : new FeelContext(Outputs.Select((output, i) => KeyValuePair.Create(output.Name, line[i])));

    private static bool AreSame(ImmutableArray<FeelValue> left, ImmutableArray<FeelValue> right) =>
        left.Zip(right).All(pair => Ordering.AreEqual(pair.First, pair.Second) == true);

    /// <summary>By the output values, the first output first; equal ranks keep the order of the rows.</summary>
    private List<ImmutableArray<FeelValue>> Ordered(ImmutableArray<ImmutableArray<FeelValue>> lines, Evaluator evaluator)
    {
        var ranked = lines.Select(line => (Line: line, Ranks: line.Select((value, i) => Rank(value, Outputs[i].Order, evaluator)).ToArray())).ToList();
        return [.. ranked.OrderBy(one => one.Ranks, Comparer<int[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y.AsSpan()))).Select(one => one.Line)];
    }

    /// <summary>A value that is not listed comes last.</summary>
    private static int Rank(FeelValue value, UnaryTestList? order, Evaluator evaluator)
    {
        var tests = order?.Tests ?? [];
        for (var i = 0; i < tests.Length; i++)
        {
            if (evaluator.Allows(new UnaryTestList(default, [tests[i]], IsNegated: false), value))
            {
                return i;
            }
        }

        return tests.Length;
    }

    private static FeelValue Aggregated(string function, ImmutableArray<ImmutableArray<FeelValue>> lines, Evaluator evaluator) =>
        Builtins.Find(function) is { } builtin
            ? evaluator.Apply(new BuiltinFunction(builtin), new FeelList([.. lines.Select(line => line[0])]))
            : throw new InvalidOperationException($"FEEL has no function {function}.");

    private static ImmutableArray<FeelNode> PartsOf(
        ImmutableArray<InputColumn> inputs,
        ImmutableArray<OutputColumn> outputs,
        ImmutableArray<TableRule> rules
    ) =>
        [
            .. inputs.Select(input => input.Expression),
            .. outputs.Select(output => output.Default).OfType<FeelNode>(),
            .. rules.SelectMany(rule => rule.Results),
        ];
}
