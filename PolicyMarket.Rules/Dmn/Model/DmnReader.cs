using System.Collections.Immutable;
using System.Xml.Linq;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Expressions;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Dmn.Types;

namespace PolicyMarket.Rules.Dmn.Model;

/// <summary>Reads one model: types, elements, what they require, and then their logic, since names must be known before.</summary>
internal sealed class DmnReader(XElement root, Func<string, DmnModel?> importOf)
{
    private readonly List<Diagnostic> _problems = [];
    private readonly Dictionary<string, DmnElement> _byId = new(StringComparer.Ordinal);
    private readonly List<(string Alias, DmnModel Model)> _imports = [];
    private readonly List<DmnElement> _elements = [];

    public Result<DmnModel> Read()
    {
        if (DmnXml.VersionOf(root) is not { } version)
        {
            return Result.Fail<DmnModel>(root.Problem(DiagnosticCatalogue.DmnNotDmn, DmnWording.NotDefinitions));
        }

        ReadImports();
        var types = new ItemTypes(root, _imports.Select(one => (one.Alias, one.Model.ItemTypes)), _problems);
        ReadElements(types);
        foreach (var element in _elements)
        {
            ReadRequirements(element);
        }

        ReportCycles();
        var members = MembersOf(types);
        foreach (var element in _elements)
        {
            ReadLogic(element, types, members);
        }

        return Result.Ok<DmnModel>(new DmnModel(root, version, types, [.. _elements], members, [.. _problems.Take(DmnLimits.Problems)]));
    }

    private void ReadImports()
    {
        foreach (var import in root.Children("import"))
        {
            var space = import.Text("namespace") ?? "";
            var kind = import.Text("importType") ?? "";
            if (!kind.Contains("/DMN/", StringComparison.Ordinal))
            {
                Fault(import, DiagnosticCatalogue.DmnReference, DmnWording.ImportKind(kind));
            }
            else if (importOf(space) is { } model)
            {
                _imports.Add((import.Text("name") ?? "", model));
            }
            else
            {
                Fault(import, DiagnosticCatalogue.DmnReference, DmnWording.UnknownImport(space));
            }
        }
    }

    private void ReadElements(ItemTypes types)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in root.Elements())
        {
            ElementKind? kind = child.Name.LocalName switch
            {
                "inputData" => ElementKind.Input,
                "decision" => ElementKind.Decision,
                "businessKnowledgeModel" => ElementKind.Knowledge,
                "decisionService" => ElementKind.Service,
                _ => null,
            };
            if (kind is not { } known)
            {
                continue;
            }

            if (child.Text("name") is not { } name)
            {
                Fault(child, DiagnosticCatalogue.DmnShape, DmnWording.NameMissing(child.Name.LocalName));
                continue;
            }

            var element = new DmnElement(known, child.Text("id") ?? name, name, child);
            if (!names.Add(name))
            {
                Fault(child, DiagnosticCatalogue.DmnShape, DmnWording.DuplicateName(name));
            }

            if (!_byId.TryAdd(element.Id, element))
            {
                Fault(child, DiagnosticCatalogue.DmnShape, DmnWording.DuplicateId(element.Id));
            }

            if (child.Child("variable") is { } variable)
            {
                element.Type = known == ElementKind.Service ? types.ResultOf(variable) ?? types.Find(variable) : types.Find(variable);
            }

            _elements.Add(element);
        }
    }

    private void ReadRequirements(DmnElement element)
    {
        var source = element.Source;
        element.Requires =
        [
            .. source
                .Elements()
                .Where(child => child.Name.LocalName is "informationRequirement" or "knowledgeRequirement")
                .SelectMany(child => child.Elements())
                .Where(child => child.Name.LocalName is "requiredInput" or "requiredDecision" or "requiredKnowledge")
                .Select(Resolve)
                .OfType<(string, DmnElement)>(),
        ];
        if (element.Kind == ElementKind.Service)
        {
            element.Takes = [.. Referred(source, "inputData"), .. Referred(source, "inputDecision")];
            element.Answers = [.. Referred(source, "outputDecision")];
        }
    }

    private IEnumerable<DmnElement> Referred(XElement source, string child) =>
        source.Children(child).Select(Resolve).OfType<(string Alias, DmnElement Element)>().Select(one => one.Element);

    private (string Alias, DmnElement Element)? Resolve(XElement reference)
    {
        var href = reference.Text("href") ?? "";
        var mark = href.LastIndexOf('#');
        var (space, id) = mark < 0 ? ("", href) : (href[..mark], href[(mark + 1)..]);
        if (space.Length == 0 || space == root.Text("namespace"))
        {
            if (_byId.TryGetValue(id, out var own))
            {
                return ("", own);
            }
        }
        else
        {
            foreach (var (alias, model) in _imports.Where(one => one.Model.Space == space))
            {
                if (model.Own.FirstOrDefault(one => one.Id == id) is { } imported)
                {
                    return (alias, imported);
                }
            }
        }

        Fault(reference, DiagnosticCatalogue.DmnReference, DmnWording.UnknownReference(href));
        return null;
    }

    private HashSet<string> MembersOf(ItemTypes types)
    {
        var members = new HashSet<string>(types.Members, StringComparer.Ordinal);
        foreach (var (_, model) in _imports)
        {
            members.UnionWith(model.Members);
            members.UnionWith(model.Own.Select(element => element.VariableName));
        }

        string?[] written =
        [
            .. root.Descendants()
                .Where(one =>
                    one.Name.LocalName is "output" or "column" || (one.Name.LocalName == "variable" && one.Parent?.Name.LocalName == "contextEntry")
                )
                .Select(one => one.Text("name")),
            .. _elements.Where(one => one.Kind == ElementKind.Decision).Select(one => one.VariableName),
        ];
        members.UnionWith(written.OfType<string>());
        return members;
    }

    private void ReadLogic(DmnElement element, ItemTypes types, HashSet<string> members)
    {
        var context = new ReadingContext(element.Name, types, members, _problems);
        var expressions = new ExpressionReader(context);
        ImmutableArray<string> names = [.. element.Requires.Select(one => one.Alias.Length == 0 ? one.Element.VariableName : one.Alias)];
        if (element.Kind == ElementKind.Decision && element.Source.Expression() is { } logic)
        {
            var body = expressions.Read(logic, names);
            element.Body = element.Type is { } type ? new TypedNode(body, type, DmnWording.Variable(element.Name)) : body;
        }
        else if (element.Kind == ElementKind.Knowledge && element.Source.Child("encapsulatedLogic") is { } function)
        {
            var variable = element.Source.Child("variable");
            var declared = variable is null ? null : types.ResultOf(variable) ?? (element.Type is { Name: "function" } ? null : element.Type);
            var read = expressions.Function(function, names, types.Find(function) ?? declared);
            element.Function = read.Body is null
                ? read
                : read with
                {
                    Parameters = [.. read.Parameters.Select(one => one with { Type = null })],
                    Body = new FittedParameters(read.Parameters, read.Body),
                };
        }

        element.Refusal = context.Refusal;
    }

    /// <summary>Decisions must not require each other in a circle; functions may call themselves.</summary>
    private void ReportCycles()
    {
        var finished = new HashSet<DmnElement>();
        foreach (var start in _elements.Where(one => one.Kind == ElementKind.Decision))
        {
            var path = new List<DmnElement>();
            var open = new Stack<(DmnElement Element, int Next)>([(start, 0)]);
            while (open.TryPop(out var top))
            {
                path.RemoveRange(open.Count, path.Count - open.Count);
                path.Add(top.Element);
                var next = top
                    .Element.Requires.Where(one => one.Element.Kind == ElementKind.Decision)
                    .Select(one => one.Element)
                    .ElementAtOrDefault(top.Next);
                if (next is null)
                {
                    finished.Add(top.Element);
                    continue;
                }

                open.Push((top.Element, top.Next + 1));
                if (path.IndexOf(next) is >= 0 and var at)
                {
                    var circle = string.Join(" → ", path.Skip(at).Append(next).Select(one => one.Name));
                    Fault(next.Source, DiagnosticCatalogue.DmnCycle, DmnWording.RequirementCycle(circle));
                    finished.UnionWith(path);
                }
                else if (!finished.Contains(next))
                {
                    open.Push((next, 0));
                }
            }
        }
    }

    private void Fault(XObject place, string code, string message)
    {
        if (_problems.Count < DmnLimits.Problems)
        {
            _problems.Add(place.Problem(code, message));
        }
    }
}
