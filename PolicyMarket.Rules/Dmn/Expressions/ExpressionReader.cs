using System.Collections.Immutable;
using System.Xml.Linq;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Dmn.Expressions;

/// <summary>
/// Reads boxed expressions as nodes of FEEL; names are those in scope. A part that cannot be read is reported and becomes null, so that the rest of the model
/// runs.
/// </summary>
internal sealed class ExpressionReader(ReadingContext context)
{
    private readonly TextReader _texts = new(context);

    public FeelNode Read(XElement expression, ImmutableArray<string> names)
    {
        var node = expression.Name.LocalName switch
        {
            "literalExpression" => _texts.Expression(expression, names),
            "decisionTable" => new TableReader(context, _texts).Read(expression, names),
            "context" => Context(expression, names),
            "invocation" => Invocation(expression, names),
            "relation" => Relation(expression, names),
            "list" => new ListLiteral(default, [.. expression.AllExpressions().Select(item => Read(item, names))]),
            "functionDefinition" => Function(expression, names),
            "conditional" => new Choice(default, Part(expression, "if", names), Part(expression, "then", names), Part(expression, "else", names)),
            "filter" => Filter(expression, names),
            "for" or "some" or "every" => Loop(expression, names),
            var kind => Unknown(expression, kind),
        };
        var type = context.Types.Find(expression);
        return type is null || (node is FunctionLiteral && type.Name != "function") ? node : new TypedNode(node, type, DmnWording.Result);
    }

    /// <summary>A function with its parameters; the body has the result type of the element, where it names one.</summary>
    public FunctionLiteral Function(XElement element, ImmutableArray<string> names, TypeName? resultType = null)
    {
        ImmutableArray<Parameter> parameters =
        [
            .. element.Children("formalParameter").Select(one => new Parameter(one.Text("name") ?? "", context.Types.Find(one))),
        ];
        if (element.Text("kind") is { } kind and not "FEEL")
        {
            context.Refuse(element, DmnWording.ForeignFunction(context.Owner, kind));
            return new FunctionLiteral(default, parameters, null);
        }

        var inner = names.AddRange(parameters.Select(one => one.Name));
        var body = element.Expression() is { } expression ? Read(expression, inner) : new NullLiteral(default);
        if (resultType is not null)
        {
            body = new TypedNode(body, resultType, DmnWording.Result);
        }

        return new FunctionLiteral(default, parameters, body);
    }

    private BoxedContext Context(XElement element, ImmutableArray<string> names)
    {
        var entries = ImmutableArray.CreateBuilder<ContextEntry>();
        FeelNode? result = null;
        foreach (var entry in element.Children("contextEntry"))
        {
            var value = entry.Expression() is { } expression ? Read(expression, names) : new NullLiteral(default);
            if (entry.Child("variable") is not { } variable)
            {
                result = value;
                continue;
            }

            var name = variable.Text("name") ?? "";
            if (entries.Any(one => one.Name == name))
            {
                context.Fault(variable, DiagnosticCatalogue.DmnShape, DmnWording.DuplicateName(name));
            }

            entries.Add(new ContextEntry(name, Typed(value, variable, name)));
            names = names.Add(name);
        }

        return new BoxedContext(entries.ToImmutable(), result);
    }

    private FeelNode Typed(FeelNode value, XElement variable, string name) =>
        context.Types.Find(variable) is { } type && !(value is FunctionLiteral && type.Name != "function")
            ? new TypedNode(value, type, DmnWording.Variable(name))
            : value;

    private FeelNode Invocation(XElement element, ImmutableArray<string> names)
    {
        if (element.Expression() is not { } callee)
        {
            context.Fault(element, DiagnosticCatalogue.DmnShape, DmnWording.ExpressionMissing(context.Owner, "invocation"));
            return new FaultNode(DmnWording.FaultyExpression);
        }

        var arguments = ImmutableArray.CreateBuilder<FeelNode>();
        var parameters = ImmutableArray.CreateBuilder<string>();
        foreach (var binding in element.Children("binding"))
        {
            var parameter = binding.Child("parameter");
            var value = binding.Expression() is { } expression ? Read(expression, names) : new NullLiteral(default);
            arguments.Add(parameter is null ? value : Typed(value, parameter, parameter.Text("name") ?? ""));
            parameters.Add(parameter?.Text("name") ?? "");
        }

        return new Invocation(default, Read(callee, names), arguments.ToImmutable(), parameters.ToImmutable());
    }

    private ListLiteral Relation(XElement element, ImmutableArray<string> names)
    {
        ImmutableArray<XElement> columns = [.. element.Children("column")];
        var rows = ImmutableArray.CreateBuilder<FeelNode>();
        foreach (var row in element.Children("row"))
        {
            ImmutableArray<XElement> cells = [.. row.AllExpressions()];
            if (cells.Length != columns.Length)
            {
                context.Fault(row, DiagnosticCatalogue.DmnShape, DmnWording.ExpressionMissing(context.Owner, "relation"));
                continue;
            }

            rows.Add(
                new ContextLiteral(
                    default,
                    [
                        .. cells.Zip(
                            columns,
                            (cell, column) => new ContextEntry(column.Text("name") ?? "", Typed(Read(cell, names), column, column.Text("name") ?? ""))
                        ),
                    ]
                )
            );
        }

        return new ListLiteral(default, rows.ToImmutable());
    }

    private Filter Filter(XElement element, ImmutableArray<string> names) =>
        new(default, Part(element, "in", names), Part(element, "match", names.Add("item").AddRange(context.Members.Where(NameTable.IsUnusual))));

    private FeelNode Loop(XElement element, ImmutableArray<string> names)
    {
        var variable = element.Text("iteratorVariable") ?? "";
        ImmutableArray<Iterator> iterators = [new(variable, Part(element, "in", names), null)];
        var inner = names.Add(variable);
        return element.Name.LocalName == "for"
            ? new ForLoop(default, iterators, Part(element, "return", inner.Add("partial")))
            : new Quantified(default, element.Name.LocalName == "every", iterators, Part(element, "satisfies", inner));
    }

    private FeelNode Part(XElement element, string name, ImmutableArray<string> names)
    {
        if (element.Child(name) is { } part && part.Expression() is { } expression)
        {
            return context.Types.Find(part) is { } type ? new TypedNode(Read(expression, names), type, DmnWording.Result) : Read(expression, names);
        }

        context.Fault(element, DiagnosticCatalogue.DmnShape, DmnWording.ExpressionMissing(context.Owner, name));
        return new FaultNode(DmnWording.FaultyExpression);
    }

    private FaultNode Unknown(XElement element, string kind)
    {
        context.Fault(element, DiagnosticCatalogue.DmnShape, DmnWording.UnknownExpression(context.Owner, kind));
        return new FaultNode(DmnWording.FaultyExpression);
    }
}
