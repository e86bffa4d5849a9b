using System.Collections.Immutable;
using System.Xml.Linq;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Dmn.Expressions;

/// <summary>Reads texts of FEEL inside an element: expressions and unary tests.</summary>
internal sealed class TextReader(ReadingContext context)
{
    /// <summary>The element has a child text; names are those in scope.</summary>
    public FeelNode Expression(XElement element, ImmutableArray<string> names)
    {
        if (IsForeign(element))
        {
            return new FaultNode(DmnWording.FaultyExpression);
        }

        if (element.Child("text") is not { } text || string.IsNullOrWhiteSpace(text.Value))
        {
            return new NullLiteral(default);
        }

        var parsed = FeelExpression.Refused(text.Value) is { } refused ? Result.Fail<FeelNode>(refused) : ParserOf(text.Value, names).Parse();
        return Taken(parsed, text) ?? new FaultNode(parsed.Diagnostics[0].Message);
    }

    /// <summary>An empty text and a hyphen hold for all. Null after a mistake.</summary>
    public UnaryTestList? Tests(XElement? element, ImmutableArray<string> names)
    {
        if (element?.Child("text") is not { } text || string.IsNullOrWhiteSpace(text.Value))
        {
            return new UnaryTestList(default, [], IsNegated: false);
        }

        if (IsForeign(element))
        {
            return null;
        }

        var parsed = FeelExpression.Refused(text.Value) is { } refused ? Result.Fail<FeelNode>(refused) : ParserOf(text.Value, names).ParseTests();
        return Taken(parsed, text) as UnaryTestList;
    }

    private Parser ParserOf(string text, ImmutableArray<string> names) =>
        new(text, NameTable.Of(names), Dialect.Standard, names, context.Members, context.Types.All);

    private FeelNode? Taken(Result<FeelNode> parsed, XElement text)
    {
        foreach (var one in parsed.Diagnostics)
        {
            context.FaultInside(text, one.Position, DiagnosticCatalogue.DmnExpression, DmnWording.WrongExpression(context.Owner, one.Message));
        }

        if (parsed.Value is { } node && Walk.Any(node, part => part is FunctionLiteral { Body: null }))
        {
            context.Refuse(text, DmnWording.ExternalFunction(context.Owner));
        }

        return parsed.Value;
    }

    private bool IsForeign(XElement element)
    {
        if (element.Child("importedValues") is { } imported)
        {
            context.Refuse(imported, DmnWording.ImportedValues(context.Owner));
            return true;
        }

        if (
            (element.Text("expressionLanguage") ?? element.Document?.Root?.Text("expressionLanguage")) is { } language
            && !language.Contains("FEEL", StringComparison.OrdinalIgnoreCase)
        )
        {
            context.Refuse(element, DmnWording.ForeignLanguage(context.Owner, language));
            return true;
        }

        return false;
    }
}
