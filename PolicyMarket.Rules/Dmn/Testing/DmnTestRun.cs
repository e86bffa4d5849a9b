using System.Xml.Linq;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Model;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Dmn.Testing;

/// <summary>Runs the test cases of one file.</summary>
internal sealed class DmnTestRun(DmnModel model, List<Diagnostic> problems, FeelClock clock)
{
    private readonly TestValues _values = new(problems);

    public IEnumerable<DmnCaseResult> Run(XElement test)
    {
        var id = test.Text("id") ?? "";
        var inputs = new DmnInputs([.. test.Children("inputNode").Select(Given)]);
        var nodes = test.Children("resultNode").ToList();
        if (nodes.Count == 0 || nodes.Exists(node => node.Text("name") is null))
        {
            problems.Add(test.Problem(DiagnosticCatalogue.DmnTestShape, DmnWording.ResultNodeMissing(id)));
            return [new DmnCaseResult(id, "", DmnVerdict.Refused, "", "", DmnWording.ResultNodeMissing(id))];
        }

        return [.. nodes.Select(node => Run(test, node, id, inputs))];
    }

    private (string? Space, string Name, FeelValue Value) Given(XElement node)
    {
        var name = node.Text("name") ?? "";
        var type = model.Find(name, ElementKind.Input, ElementKind.Decision)?.Type;
        return (node.Text("namespace"), name, UntypedValues.As(_values.Read(node), type));
    }

    private DmnCaseResult Run(XElement test, XElement node, string id, DmnInputs inputs)
    {
        var name = node.Text("name") ?? "";
        var isError = node.Text("errorResult") is "true" or "1";
        var expected = node.Child("expected") is { } written && !isError ? _values.Read(written) : FeelNull.Plain;
        if (ElementOf(test, node, name) is not { } element)
        {
            return Judged(DmnVerdict.Failed, FeelNull.Because(DmnWording.NoSuchNode(name)));
        }

        if (RefusalOf(element) is { } refusal)
        {
            return Judged(DmnVerdict.Refused, FeelNull.Because(refusal));
        }

        try
        {
            var (value, other) = ValuesOf(element, new DmnSession(inputs, clock), name);
            var isSame = ValueComparison.AreSame(expected, value) || (other is not null && ValueComparison.AreSame(expected, other));
            return Judged(isSame ? DmnVerdict.Passed : DmnVerdict.Failed, value);
        }
        catch (FeelLimitException over)
        {
            return Judged(expected is FeelNull ? DmnVerdict.Passed : DmnVerdict.Failed, FeelNull.Because(over.Message));
        }
        catch (OverflowException)
        {
            return Judged(expected is FeelNull ? DmnVerdict.Passed : DmnVerdict.Failed, FeelNull.Plain);
        }

        DmnCaseResult Judged(DmnVerdict verdict, FeelValue got) =>
            new(id, name, verdict, FeelText.Written(expected), FeelText.Written(got), got is FeelNull { Reasons: [var why, ..] } ? why : null);
    }

    /// <summary>The value, and another form in which a file may expect it.</summary>
    private static (FeelValue Value, FeelValue? Other) ValuesOf(DmnElement element, DmnSession session, string name)
    {
        switch (element.Kind)
        {
            case ElementKind.Knowledge:
                return (session.Call(element), null);
            case ElementKind.Service:
                var (byName, value) = session.Serve(element);
                return (byName[name] ?? value, byName);
            default:
                return (session.ValueOf(element), null);
        }
    }

    private DmnElement? ElementOf(XElement test, XElement node, string name)
    {
        var invoked = test.Text("invocableName");
        return (node.Text("type") ?? test.Text("type")) switch
        {
            "bkm" => model.Find(invoked ?? name, ElementKind.Knowledge),
            "decisionService" => model.Find(name, ElementKind.Service) ?? (invoked is null ? null : model.Find(invoked, ElementKind.Service)),
            _ => model.Find(name, ElementKind.Decision) ?? model.Find(name, ElementKind.Service, ElementKind.Knowledge, ElementKind.Input),
        };
    }

    private static string? RefusalOf(DmnElement element)
    {
        var seen = new HashSet<DmnElement>();
        var open = new Stack<DmnElement>([element]);
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            if (next.Refusal is { } refusal)
            {
                return refusal;
            }

            foreach (var required in next.Requires.Select(one => one.Element).Concat(next.Answers))
            {
                open.Push(required);
            }
        }

        return null;
    }
}
