using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Typing;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>
/// Checked unary tests of DMN, a cell of a decision table: "-", "&lt; 5", "[1..5), 7", "not(\"a\")", or any condition on ?. Names are attributes. Immutable.
/// </summary>
public sealed class UnaryTests
{
    private readonly IReadOnlyDictionary<string, AttributeDefinition> _resolved;

    private UnaryTests(string text, UnaryTestList root, IReadOnlyDictionary<string, AttributeDefinition> resolved)
    {
        Text = text;
        Root = root;
        _resolved = resolved;
        Attributes = [.. resolved.Values.Select(d => d.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The text as it was written.</summary>
    public string Text { get; }

    /// <summary>Names of all attributes that the tests use in addition to their input, ordinal order.</summary>
    public IReadOnlyCollection<string> Attributes { get; }

    internal UnaryTestList Root { get; }

    /// <summary>Every diagnostic has its position in the text. Where the input is an attribute, the tests are checked against its type and values.</summary>
    public static Result<UnaryTests> Parse(string text, AttributeCatalog catalog, AttributeDefinition? input = null)
    {
        if (FeelExpression.Refused(text) is { } refused)
        {
            return Result.Fail<UnaryTests>(refused);
        }

        var parsed = new Parser(text, NameTable.Of(catalog), Dialect.Facts).ParseTests();
        if (!parsed.Succeeded)
        {
            return Result.Fail<UnaryTests>(parsed.Diagnostics);
        }

        var tests = (UnaryTestList)parsed.Value;
        var checker = new TypeChecker(catalog);
        checker.CheckTests(tests, input);
        return checker.Problems.Count == 0
            ? Result.Ok<UnaryTests>(new UnaryTests(text, tests, checker.Resolved))
            : Result.Fail<UnaryTests>(checker.Problems);
    }

    /// <summary>True, false, or unknown with what is missing. A null input is unknown; InputName is named as missing then.</summary>
    public FeelOutcome Matches(FactValue? input, string inputName, Func<string, FactValue?> fact)
    {
        FeelValue value = input is null ? FeelNull.MissingFact(inputName) : FeelValue.Of(input);
        return FeelOutcome.Of(
            FeelExpression.Guarded(() => new Evaluator(new Resolution(_resolved, fact), null, FeelClock.None, new Scope(null, "?", value)).Evaluate(Root)),
            []
        );
    }

    public override string ToString() => Text;
}
