using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Feel.Printing;

/// <summary>Writes loops, contexts, paths, filters and functions: the same words as FEEL in both languages, what is inside as the writer has it.</summary>
internal static class PartWriter
{
    public static string Write(FeelNode node, Func<FeelNode, string> write) =>
        node switch
        {
            LocalName name => name.Name,
            ValueLiteral literal => literal.Text,
            ContextLiteral context => $"{{{string.Join(", ", context.Entries.Select(entry => $"{Key(entry.Name)}: {write(entry.Value)}"))}}}",
            PathStep path => $"{Source(path.Source, write)}.{path.Name}",
            Descendants path => $"{Source(path.Source, write)}...{path.Name}",
            Filter filter => $"{Source(filter.Source, write)}[{write(filter.Condition)}]",
            ForLoop loop => $"for {Domains(loop.Iterators, write)} return {write(loop.Body)}",
            Quantified some => $"{(some.IsEvery ? "every" : "some")} {Domains(some.Iterators, write)} satisfies {write(some.Condition)}",
            FunctionLiteral function =>
                $"function({string.Join(", ", function.Parameters.Select(Parameter))}) {(function.Body is null ? "external {}" : write(function.Body))}",
            InstanceOf instance => $"{Source(instance.Value, write)} instance of {Type(instance.Type)}",
            NamedCall call => $"{call.Function.Name}({string.Join(", ", call.Arguments.Select((argument, i) => $"{call.Names[i]}: {write(argument)}"))})",
            Invocation call =>
                $"{Source(call.Callee, write)}({string.Join(", ", call.Arguments.Select((argument, i) => Argument(call, i, write(argument))))})",
            OpenRange range => $"({range.Operator.Text()} {write(range.Operand)})",
            UnaryTestList tests => tests.Tests.IsEmpty
                ? "-"
                : $"{(tests.IsNegated ? "not(" : "")}{string.Join(", ", tests.Tests.Select(write))}{(tests.IsNegated ? ")" : "")}",
            _ => throw new ArgumentOutOfRangeException(nameof(node), node, "No way to write this node."),
        };

    private static string Parameter(Parameter parameter) => parameter.Type is null ? parameter.Name : $"{parameter.Name}: {Type(parameter.Type)}";

    private static string Argument(Invocation call, int index, string argument) => call.Names.IsEmpty ? argument : $"{call.Names[index]}: {argument}";

    /// <summary>Brackets around all but the tightest.</summary>
    private static string Source(FeelNode node, Func<FeelNode, string> write) =>
        node
            is LocalName
                or NameReference
                or PathStep
                or Descendants
                or Filter
                or Invocation
                or Call
                or NamedCall
                or ListLiteral
                or ContextLiteral
                or TextLiteral
                or NumberLiteral
                or ValueLiteral
            ? write(node)
            : $"({write(node)})";

    private static string Domains(IEnumerable<Iterator> iterators, Func<FeelNode, string> write) =>
        string.Join(", ", iterators.Select(i => $"{i.Name} in {write(i.Domain)}{(i.End is null ? "" : $"..{write(i.End)}")}"));

    private static string Key(string name) => name.All(NameTable.IsNamePart) && name.Length > 0 ? name : Values.FeelText.Quoted(name);

    private static string Type(TypeName type) =>
        type switch
        {
            { Name: "function" } when !type.Parts.IsEmpty || type.Result is not null =>
                $"function<{string.Join(", ", type.Parts.Select(Type))}> -> {(type.Result is null ? "Any" : Type(type.Result))}",
            { Name: "context" } when !type.Parts.IsEmpty =>
                $"context<{string.Join(", ", type.Parts.Select((part, i) => $"{type.Names[i]}: {Type(part)}"))}>",
            _ when !type.Parts.IsEmpty => $"{type.Name}<{string.Join(", ", type.Parts.Select(Type))}>",
            _ => type.Name,
        };
}
