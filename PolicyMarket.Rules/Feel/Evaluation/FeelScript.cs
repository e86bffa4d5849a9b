using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Typing;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>An expression of FEEL as DMN has it, over the variables of a context. Immutable.</summary>
public sealed class FeelScript
{
    private readonly FeelNode _root;
    private readonly FeelContext _context;
    private readonly bool _isTests;

    private readonly FeelTyping _typing;

    private FeelScript(string text, FeelNode root, FeelContext context, FeelTyping typing, bool isTests) =>
        (Text, _root, _context, _typing, _isTests) = (text, root, context, typing, isTests);

    /// <summary>The text as it was written.</summary>
    public string Text { get; }

    /// <summary>
    /// The context is a JSON object of variables; its names, also those inside, are names in the text. A JSON text of the form @"..." is a date, time or
    /// duration. Typing declares what the result and the variables are.
    /// </summary>
    public static Result<FeelScript> Parse(string text, JsonElement? context = null, FeelTyping? typing = null) =>
        Read(text, context, null, typing ?? FeelTyping.None);

    /// <summary>Unary tests of an input, which is ? in the text.</summary>
    public static Result<FeelScript> ParseTests(string text, JsonElement input, JsonElement? context = null, FeelTyping? typing = null) =>
        Read(text, context, input, typing ?? FeelTyping.None);

    /// <summary>Null and a diagnostic only where a limit was gone over; what FEEL cannot work out is its null.</summary>
    public Result<FeelAnswer> Evaluate(FeelClock clock)
    {
        try
        {
            var variables = _typing.CoerceInputs(_context, clock);
            var evaluator = new Evaluator(new Scope(null, null, variables), clock);
            var value = evaluator.Evaluate(_root);
            return Result.Ok<FeelAnswer>(new FeelAnswer(_typing.CoerceResult(_isTests && value is FeelNull ? new FeelBoolean(false) : value, evaluator)));
        }
        catch (OverflowException)
        {
            return Result.Ok<FeelAnswer>(new FeelAnswer(FeelNull.Because(FeelEvaluationWording.NumberOutOfRange)));
        }
        catch (FeelLimitException over)
        {
            return Result.Fail<FeelAnswer>(new Diagnostic(DiagnosticCatalogue.FeelTooMuchWork, over.Message, null, 0, Text.Length));
        }
    }

    public override string ToString() => Text;

    private static Result<FeelScript> Read(string text, JsonElement? context, JsonElement? input, FeelTyping typing)
    {
        if (FeelExpression.Refused(text) is { } refused)
        {
            return Result.Fail<FeelScript>(refused);
        }

        if (context is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined) })
        {
            return Result.Fail<FeelScript>(new Diagnostic(DiagnosticCatalogue.JsonShape, FeelEvaluationWording.ContextNotObject, "context"));
        }

        var variables = context is { ValueKind: JsonValueKind.Object } json && FeelJson.Read(json) is FeelContext read ? read : FeelContext.Empty;
        if (input is { } value)
        {
            variables = variables.With("?", FeelJson.Read(value));
        }

        var members = FeelJson.Names(variables);
        var parser = new Parser(text, NameTable.Of(variables.Names), Dialect.Standard, variables.Names, members, typing.Types);
        var parsed = input is not null ? parser.ParseTests() : parser.Parse();
        return parsed.Value is { } root
            ? Result.Ok(new FeelScript(text, root, variables, typing, input is not null))
            : Result.Fail<FeelScript>(parsed.Diagnostics);
    }
}
