using System.Collections.Immutable;
using System.Xml.Linq;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Dmn.Expressions;

/// <summary>Reads a decision table; one that has a fault is null as a whole, since a row that is left out could change the answer.</summary>
internal sealed class TableReader(ReadingContext context, TextReader texts)
{
    private bool _isFaulty;

    public FeelNode Read(XElement table, ImmutableArray<string> names)
    {
        ImmutableArray<InputColumn> inputs = [.. table.Children("input").Select(input => Input(input, names))];
        ImmutableArray<XElement> written = [.. table.Children("output")];
        ImmutableArray<OutputColumn> outputs = [.. written.Select(output => Output(output, table, written.Length, names))];
        if (outputs.IsEmpty)
        {
            Fault(table, DmnWording.OutputsMissing(context.Owner));
        }

        var hit = Policy(table, outputs.Length);
        var rules = ImmutableArray.CreateBuilder<TableRule>();
        foreach (var (index, rule) in table.Children("rule").Index())
        {
            if (Rule(rule, index + 1, inputs.Length, outputs.Length, names) is { } read)
            {
                rules.Add(read);
            }
        }

        return _isFaulty ? new FaultNode(DmnWording.FaultyExpression) : new TableNode(hit, inputs, outputs, rules.ToImmutable());
    }

    /// <summary>The hit policies as files name them, by word or letter.</summary>
    public static HitPolicyKind? PolicyOf(string? hit, string? aggregation) =>
        (hit ?? "UNIQUE", aggregation) switch
        {
            ("UNIQUE" or "U", null) => HitPolicyKind.Unique,
            ("ANY" or "A", null) => HitPolicyKind.Any,
            ("PRIORITY" or "P", null) => HitPolicyKind.Priority,
            ("FIRST" or "F", null) => HitPolicyKind.First,
            ("RULE ORDER" or "R", null) => HitPolicyKind.RuleOrder,
            ("OUTPUT ORDER" or "O", null) => HitPolicyKind.OutputOrder,
            ("COLLECT" or "C", null) => HitPolicyKind.Collect,
            ("COLLECT" or "C", "SUM") or ("C+", null) => HitPolicyKind.Sum,
            ("COLLECT" or "C", "MIN") or ("C<", null) => HitPolicyKind.Min,
            ("COLLECT" or "C", "MAX") or ("C>", null) => HitPolicyKind.Max,
            ("COLLECT" or "C", "COUNT") or ("C#", null) => HitPolicyKind.Count,
            _ => null,
        };

    private HitPolicyKind Policy(XElement table, int outputs)
    {
        var hit = table.Text("hitPolicy");
        var aggregation = table.Text("aggregation");
        if (PolicyOf(hit, aggregation) is not { } policy)
        {
            // Tools write an aggregation also where nothing is collected; the hit policy alone decides then.
            if (PolicyOf(hit, null) is { } alone and not HitPolicyKind.Collect)
            {
                return alone;
            }

            Fault(
                table,
                PolicyOf(hit, null) is null
                    ? DmnWording.UnknownHitPolicy(context.Owner, hit ?? "")
                    : DmnWording.UnknownAggregation(context.Owner, aggregation ?? "")
            );
            return HitPolicyKind.Unique;
        }

        if (outputs > 1 && policy >= HitPolicyKind.Sum)
        {
            Fault(table, DmnWording.AggregationOfSeveral(context.Owner));
        }

        return policy;
    }

    private InputColumn Input(XElement input, ImmutableArray<string> names)
    {
        if (input.Child("inputExpression") is not { } expression)
        {
            Fault(input, DmnWording.ExpressionMissing(context.Owner, "inputExpression"));
            return new InputColumn(new NullLiteral(default), null);
        }

        var node = texts.Expression(expression, names);
        _isFaulty |= node is FaultNode;
        var typed = context.Types.Find(expression) is { } type ? new TypedNode(node, type, DmnWording.Result) : node;
        return new InputColumn(
            typed,
            input.Child("inputValues") is { } values && TestsOf(values, names) is { Tests.IsEmpty: false } allowed ? allowed : null
        );
    }

    private OutputColumn Output(XElement output, XElement table, int count, ImmutableArray<string> names)
    {
        var name = output.Text("name") ?? (count == 1 ? table.Text("outputLabel") ?? output.Text("label") : output.Text("label"));
        if (name is null && count > 1)
        {
            Fault(output, DmnWording.OutputNameMissing(context.Owner));
        }

        var type = context.Types.Find(output) ?? (count == 1 ? context.Types.Find(table) : null);
        var order = output.Child("outputValues") is { } values ? TestsOf(values, names) : type?.Allowed;
        var otherwise = output.Child("defaultOutputEntry") is { } written ? ResultOf(written, names) : null;
        return new OutputColumn(name ?? "", context.Types.Find(output), order, otherwise);
    }

    private TableRule? Rule(XElement rule, int number, int inputs, int outputs, ImmutableArray<string> names)
    {
        ImmutableArray<XElement> tests = [.. rule.Children("inputEntry")];
        ImmutableArray<XElement> results = [.. rule.Children("outputEntry")];
        if (tests.Length != inputs || results.Length != outputs)
        {
            Fault(rule, DmnWording.CellCountWrong(context.Owner, number, inputs, outputs));
            return null;
        }

        return new TableRule([.. tests.Select(cell => TestsOf(cell, names))], [.. results.Select(cell => ResultOf(cell, names))]);
    }

    private UnaryTestList TestsOf(XElement cell, ImmutableArray<string> names)
    {
        var tests = texts.Tests(cell, names);
        _isFaulty |= tests is null;
        return tests ?? new UnaryTestList(default, [], IsNegated: false);
    }

    private FeelNode ResultOf(XElement cell, ImmutableArray<string> names)
    {
        var result = texts.Expression(cell, names);
        _isFaulty |= result is FaultNode;
        return result;
    }

    private void Fault(XElement place, string message)
    {
        _isFaulty = true;
        context.Fault(place, DiagnosticCatalogue.DmnTable, message);
    }
}
