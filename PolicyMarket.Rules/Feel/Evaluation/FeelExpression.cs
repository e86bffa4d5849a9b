using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Printing;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Typing;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>A checked expression of FEEL, OMG DMN's expression language. Immutable; the same facts give the same outcome.</summary>
public sealed class FeelExpression
{
    private readonly IReadOnlyDictionary<string, AttributeDefinition> _resolved;

    private FeelExpression(string text, FeelNode root, IReadOnlyDictionary<string, AttributeDefinition> resolved)
    {
        Text = text;
        Root = root;
        _resolved = resolved;
        var names = resolved
            .Values.Select(d => d.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToLookup(name => AwardName.TryParse(name, out _));
        Attributes = [.. names[false]];
        Awards = [.. names[true].Select(name => AwardName.TryParse(name, out var itemId) ? itemId : "")];
    }

    /// <summary>The text as it was written.</summary>
    public string Text { get; }

    /// <summary>Names of all attributes that some branch uses, ordinal order.</summary>
    public IReadOnlyCollection<string> Attributes { get; }

    /// <summary>Ids of the items whose amounts some branch uses, ordinal order; only amounts may name any.</summary>
    public ImmutableArray<string> Awards { get; }

    internal FeelNode Root { get; }

    /// <summary>The attribute that a name of the text stands for.</summary>
    internal AttributeDefinition DefinitionOf(string name) => _resolved[name];

    /// <summary>Any expression; every diagnostic has its position in the text.</summary>
    public static Result<FeelExpression> Parse(string text, AttributeCatalog catalog) => Read(text, catalog, mustBeNumber: false);

    /// <summary>An amount in yuan: the result must be a number.</summary>
    public static Result<FeelExpression> ParseAmount(string text, AttributeCatalog catalog) => Read(text, catalog, mustBeNumber: true, allowsAwards: true);

    /// <summary>A cell of a decision table, which may belong to an amount.</summary>
    internal static Result<FeelExpression> ParseCell(string text, AttributeCatalog catalog) =>
        Read(text, catalog, mustBeNumber: false, allowsAwards: true);

    /// <summary>The same for files from elsewhere: codes that are in no table of ours are noted in the list and compared as they stand.</summary>
    internal static Result<FeelExpression> Parse(string text, AttributeCatalog catalog, List<Diagnostic>? unknownCodes) =>
        Read(text, catalog, mustBeNumber: false, unknownCodes);

    internal static Result<FeelExpression> ParseAmount(string text, AttributeCatalog catalog, List<Diagnostic>? unknownCodes) =>
        Read(text, catalog, mustBeNumber: true, unknownCodes, allowsAwards: true);

    /// <summary>
    /// True where the text is a condition of its own, such as a comparison or a test of other facts; the words true and false alone are values.
    /// </summary>
    internal static bool IsCondition(string text, AttributeCatalog catalog)
    {
        if (Refused(text) is not null)
        {
            return false;
        }

        catalog = catalog.Naming(text);
        var (root, unexpected) = new Parser(text, NameTable.Of(catalog), Dialect.Facts).Parse();
        var checker = new TypeChecker(catalog);
        return unexpected is null && root is not (null or TruthLiteral) && checker.Check(root).Kind == FeelKind.Truth && checker.Problems.Count == 0;
    }

    /// <summary>True unless the value is surely of another kind.</summary>
    internal bool MayBeTruth(AttributeCatalog catalog) => new TypeChecker(catalog.Naming(Text)).Check(Root).Fits(FeelKind.Truth);

    /// <summary>The value with the arithmetic that led to it.</summary>
    public FeelOutcome Evaluate(Facts facts) => Run(name => facts[name], withSteps: true);

    /// <summary>The value without steps, from any source of facts: for the many firms of a run.</summary>
    public FeelOutcome Evaluate(Func<string, FactValue?> fact) => Run(fact, withSteps: false);

    /// <summary>The formula in Chinese with labels instead of names, for people who read the policy.</summary>
    public string ToChinese() => new ChineseWriter(new Resolution(_resolved, _ => null), withValues: false).Write(Root);

    /// <summary>A part of this formula in Chinese.</summary>
    internal string ChineseOf(FeelNode part) => new ChineseWriter(new Resolution(_resolved, _ => null), withValues: false).Write(part);

    public override string ToString() => Text;

    private static Result<FeelExpression> Read(
        string text,
        AttributeCatalog catalog,
        bool mustBeNumber,
        List<Diagnostic>? unknownCodes = null,
        bool allowsAwards = false
    )
    {
        if (Refused(text) is { } refused)
        {
            return Result.Fail<FeelExpression>(refused);
        }

        catalog = catalog.Naming(text);
        var parsed = new Parser(text, NameTable.Of(catalog), Dialect.Facts).Parse();
        if (parsed.Value is not { } root)
        {
            return Result.Fail<FeelExpression>(parsed.Diagnostics);
        }

        var checker = new TypeChecker(catalog, allowsAwards);
        if (mustBeNumber)
        {
            checker.CheckAmount(root);
        }
        else
        {
            checker.Check(root);
        }

        var noted = checker.Problems.ToLookup(problem => unknownCodes is not null && problem.Code == DiagnosticCatalogue.FeelUnknownValue);
        unknownCodes?.AddRange(noted[true]);
        var problems = noted[false].ToList();
        return problems.Count == 0 ? Result.Ok<FeelExpression>(new FeelExpression(text, root, checker.Resolved)) : Result.Fail<FeelExpression>(problems);
    }

    /// <summary>Fault of a text before it is parsed: empty or too long.</summary>
    internal static Diagnostic? Refused(string text) =>
        string.IsNullOrWhiteSpace(text) ? new Diagnostic(DiagnosticCatalogue.FeelEmpty, FeelEvaluationWording.FormulaEmpty, null, 0, text.Length)
        : text.Length > FeelLimits.Length
            ? new Diagnostic(
                DiagnosticCatalogue.FeelTooLong,
                FeelEvaluationWording.FormulaTooLong(text.Length, FeelLimits.Length),
                null,
                FeelLimits.Length,
                text.Length - FeelLimits.Length
            )
        : null;

    /// <summary>Over a limit is unknown, with the limit as the reason.</summary>
    internal static FeelValue Guarded(Func<FeelValue> work)
    {
        try
        {
            return work();
        }
        catch (FeelLimitException over)
        {
            return FeelNull.Because(over.Message);
        }
    }

    private FeelOutcome Run(Func<string, FactValue?> fact, bool withSteps)
    {
        var names = new Resolution(_resolved, fact);
        var steps = withSteps ? new StepRecorder(names) : null;
        var value = Guarded(() => new Evaluator(names, steps, FeelClock.None).Evaluate(Root));
        steps?.CloseWith(Root, value);
        return FeelOutcome.Of(value, steps is null ? [] : steps.Steps);
    }
}
