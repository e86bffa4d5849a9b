using System.Collections.Immutable;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>
/// Recursive descent, loosest binding first: if, or, and, comparison, + -, * /, **, unary minus, instance of, primary. Stops at the first mistake.
/// </summary>
internal sealed partial class Parser
{
    private static readonly NullLiteral Filler = new(default(Span));

    private readonly Dialect _dialect;
    private readonly Lexer _lexer;

    /// <summary>Names that blanks or signs are part of and that a scope around this place declares.</summary>
    private readonly List<string> _unusualLocals = [];
    private readonly List<string> _locals = [];
    private readonly HashSet<string> _variables;
    private readonly HashSet<string> _members;
    private readonly IReadOnlyDictionary<string, TypeName> _types;
    private Token _current;
    private Token _previous;
    private int _depth;
    private int _parts;
    private int _filters;
    private int _rangeEnds;
    private Diagnostic? _problem;

    /// <summary>
    /// Variables are those handed in (standard dialect); members all names that an entry of a context can have; types the item definitions by name.
    /// </summary>
    public Parser(
        string text,
        NameTable names,
        Dialect dialect,
        IEnumerable<string>? variables = null,
        IEnumerable<string>? members = null,
        IReadOnlyDictionary<string, TypeName>? types = null
    )
    {
        _types = types ?? new Dictionary<string, TypeName>(StringComparer.Ordinal);
        _dialect = dialect;
        _variables = new HashSet<string>(variables ?? [], StringComparer.Ordinal);
        _members = new HashSet<string>(members?.Where(NameTable.IsUnusual) ?? [], StringComparer.Ordinal)
        {
            "time offset",
            "start included",
            "end included",
        };
        _lexer = new Lexer(text, names, dialect, _unusualLocals);
        _current = _lexer.At(0);
    }

    private Token Current => _current;

    public Result<FeelNode> Parse() => Whole(_dialect == Dialect.Standard ? Expressions : Expression);

    /// <summary>Unary tests of the value that is called ?.</summary>
    public Result<FeelNode> ParseTests()
    {
        Declare("?");
        return Whole(Tests);
    }

    /// <summary>A type alone, such as list&lt;number&gt;; the problem where the text is none.</summary>
    public Result<TypeName> ParseType()
    {
        var (type, end) = ReadType(0);
        if (_problem is null && _lexer.SkipFrom(end) < _lexer.Text.Length)
        {
            FailAt(new Span(end, _lexer.Text.Length), DiagnosticCatalogue.FeelTrailing, FeelSyntaxWording.TrailingAfterType);
        }

        return _problem is not null
            ? Result.Fail<TypeName>(_problem)
            : Result.Ok(type ?? throw new InvalidOperationException($"The type “{_lexer.Text}” was read without a problem and without a result."));
    }

    private Result<FeelNode> Whole(Func<FeelNode> read)
    {
        var root = read();
        if (_problem is null && Current.Kind != TokenKind.End)
        {
            Trailing();
        }

        return _problem is null ? Result.Ok(root) : Result.Fail<FeelNode>(_problem);
    }

    /// <summary>Expressions with commas between them are the list of their values, as DMN's grammar has it.</summary>
    private FeelNode Expressions()
    {
        var first = Expression();
        if (!Current.Is(TokenKind.Symbol, ","))
        {
            return first;
        }

        ImmutableArray<FeelNode> items = [first];
        while (_problem is null && Current.Is(TokenKind.Symbol, ","))
        {
            Take();
            items = items.Add(Expression());
        }

        return Made(new ListLiteral(first.Span.To(items[^1].Span), items));
    }

    private FeelNode Expression()
    {
        if (_depth >= FeelLimits.Depth)
        {
            return Fail(DiagnosticCatalogue.FeelTooDeep, FeelSyntaxWording.NestedTooDeep(FeelLimits.Depth));
        }

        _depth++;
        var node = Current switch
        {
            { Kind: TokenKind.Keyword, Text: "if" } => If(),
            { Kind: TokenKind.Keyword, Text: "for" } => For(),
            { Kind: TokenKind.Keyword, Text: "some" or "every" } => Quantified(),
            _ => Or(),
        };
        _depth--;
        return node;
    }

    private FeelNode If()
    {
        var start = Take();
        var condition = Expression();
        Expect(TokenKind.Keyword, "then", FeelSyntaxWording.ThenNeeded);
        var then = Expression();
        Expect(TokenKind.Keyword, "else", FeelSyntaxWording.ElseNeeded);
        var otherwise = Expression();
        return Made(new Choice(At(start).To(otherwise.Span), condition, then, otherwise));
    }

    private FeelNode Or()
    {
        var left = And();
        while (Accept(TokenKind.Keyword, "or"))
        {
            var right = And();
            left = Made(new Logic(left.Span.To(right.Span), IsAnd: false, left, right));
        }

        return left;
    }

    private FeelNode And()
    {
        var left = Comparison();
        while (Accept(TokenKind.Keyword, "and"))
        {
            var right = Comparison();
            left = Made(new Logic(left.Span.To(right.Span), IsAnd: true, left, right));
        }

        return left;
    }

    private FeelNode Comparison()
    {
        var left = Sum();
        if (CurrentRelation() is { } op)
        {
            Take();
            var right = Sum();
            var relation = Made(new Relation(left.Span.To(right.Span), op, left, right));
            return CurrentRelation() is null ? relation : Fail(DiagnosticCatalogue.FeelUnexpected, FeelSyntaxWording.ChainedComparison);
        }

        if (Accept(TokenKind.Keyword, "between"))
        {
            var low = Sum();
            Expect(TokenKind.Keyword, "and", FeelSyntaxWording.BetweenNeedsAnd);
            var high = Sum();
            return Made(new Between(left.Span.To(high.Span), left, low, high));
        }

        return Accept(TokenKind.Keyword, "in") ? In(left) : left;
    }

    private FeelNode In(FeelNode value)
    {
        ImmutableArray<FeelNode> tests = Current.Is(TokenKind.Symbol, "(") ? BracketedTests() : [Test()];
        return _problem is null ? Made(new Membership(new Span(value.Span.Start, _previous.End), value, tests)) : Filler;
    }

    /// <summary>
    /// "(1..5]" is a range, "(a, b)" several tests, "(a)" one; anything else that starts with a bracket, such as "(a + b) * 2", is not read here.
    /// </summary>
    private ImmutableArray<FeelNode> BracketedTests()
    {
        var open = Take();
        Declare("?");
        var first = TestInside();
        if (Current.Is(TokenKind.Symbol, ".."))
        {
            Forget(1);
            return [RangeFrom(open, first, lowIncluded: false)];
        }

        var tests = ImmutableArray.CreateBuilder<FeelNode>();
        tests.Add(first);
        while (Accept(TokenKind.Symbol, ","))
        {
            tests.Add(TestInside());
        }

        Forget(1);

        Expect(TokenKind.Symbol, ")", FeelSyntaxWording.TestsNotClosed);
        return tests.ToImmutable();
    }

    private FeelNode Test()
    {
        if (CurrentRelation() is not { } op)
        {
            return Sum();
        }

        return RelationTest(op);
    }

    private FeelNode TestInside() => CurrentRelation() is { } op ? RelationTest(op) : Expression();

    private FeelNode RelationTest(RelationOperator op)
    {
        var start = Take();
        var operand = Sum();
        return Made(new RelationTest(At(start).To(operand.Span), op, operand));
    }

    private FeelNode Sum()
    {
        var left = Product();
        while (Current.Kind == TokenKind.Symbol && Current.Text is "+" or "-")
        {
            var op = Take().Text == "+" ? ArithmeticOperator.Add : ArithmeticOperator.Subtract;
            var right = Product();
            left = Made(new Arithmetic(left.Span.To(right.Span), op, left, right));
        }

        return left;
    }

    private FeelNode Product()
    {
        var left = Power();
        while (Current.Kind == TokenKind.Symbol && Current.Text is "*" or "/")
        {
            var op = Take().Text == "*" ? ArithmeticOperator.Multiply : ArithmeticOperator.Divide;
            var right = Power();
            left = Made(new Arithmetic(left.Span.To(right.Span), op, left, right));
        }

        return left;
    }

    private FeelNode Power()
    {
        var left = Unary();
        while (Accept(TokenKind.Symbol, "**"))
        {
            var right = Unary();
            left = Made(new Arithmetic(left.Span.To(right.Span), ArithmeticOperator.Power, left, right));
        }

        return left;
    }

    private FeelNode Unary()
    {
        if (!Current.Is(TokenKind.Symbol, "-"))
        {
            return InstanceOf(Postfix(Primary()));
        }

        if (_depth >= FeelLimits.Depth)
        {
            return Fail(DiagnosticCatalogue.FeelTooDeep, FeelSyntaxWording.NestedTooDeep(FeelLimits.Depth));
        }

        _depth++;
        var start = Take();
        var operand = Unary();
        _depth--;
        return Made(new Negation(At(start).To(operand.Span), operand));
    }
}
