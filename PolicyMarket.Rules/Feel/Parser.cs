using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Ast;

namespace PolicyMarket.Rules.Feel;

/// <summary>Recursive descent over the tokens, loosest binding first: if, or, and, comparison, + -, * /, **, unary minus, primary. Stops at the first mistake.</summary>
internal sealed class Parser(IReadOnlyList<Token> tokens)
{
    private int _index;
    private int _depth;
    private int _parts;
    private Diagnostic? _problem;

    private Token Current => tokens[_index];

    private static readonly NullLiteral Filler = new(default(Span));

    public (FeelNode Root, Diagnostic? Problem) Parse()
    {
        var root = Expression();
        if (_problem is null && Current.Kind != TokenKind.End)
        {
            Trailing();
        }

        return (root, _problem);
    }

    private FeelNode Expression()
    {
        if (_depth >= FeelLimits.Depth)
        {
            return Fail(DiagnosticCatalogue.FeelTooDeep, $"嵌套超过 {FeelLimits.Depth} 层，请拆成几个派生指标。");
        }

        _depth++;
        var node = Current.Is(TokenKind.Keyword, "if") ? If() : Or();
        _depth--;
        return node;
    }

    private FeelNode If()
    {
        var start = Take();
        var condition = Expression();
        Expect(TokenKind.Keyword, "then", "if 条件之后需要 then");
        var then = Expression();
        Expect(TokenKind.Keyword, "else", "then 之后的结果后面需要 else（每个 if 都要写明另一种情况）");
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
            return CurrentRelation() is null
                ? relation
                : Fail(DiagnosticCatalogue.FeelUnexpected, "比较不能连写；请写成 a < b and b < c，或 b between a and c。");
        }

        if (Accept(TokenKind.Keyword, "between"))
        {
            var low = Sum();
            Expect(TokenKind.Keyword, "and", "between 下限之后需要 and 上限");
            var high = Sum();
            return Made(new Between(left.Span.To(high.Span), left, low, high));
        }

        return Accept(TokenKind.Keyword, "in") ? In(left) : left;
    }

    private FeelNode In(FeelNode value)
    {
        ImmutableArray<FeelNode> tests = Current.Is(TokenKind.Symbol, "(") ? BracketedTests() : [Test()];
        return _problem is null ? Made(new Membership(new Span(value.Span.Start, tokens[_index - 1].End), value, tests)) : Filler;
    }

    /// <summary>"(1..5]" is a range, "(a, b)" several tests, "(a)" one; anything else that starts with a bracket, such as "(a + b) * 2", is not read here.</summary>
    private ImmutableArray<FeelNode> BracketedTests()
    {
        var open = Take();
        var first = Test();
        if (Current.Is(TokenKind.Symbol, ".."))
        {
            return [RangeFrom(open, first, lowIncluded: false)];
        }

        var tests = ImmutableArray.CreateBuilder<FeelNode>();
        tests.Add(first);
        while (Accept(TokenKind.Symbol, ","))
        {
            tests.Add(Test());
        }

        Expect(TokenKind.Symbol, ")", "in 的列举之后需要 ) ");
        return tests.ToImmutable();
    }

    private FeelNode Test()
    {
        if (CurrentRelation() is not { } op)
        {
            return Sum();
        }

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
            return Primary();
        }

        if (_depth >= FeelLimits.Depth)
        {
            return Fail(DiagnosticCatalogue.FeelTooDeep, $"嵌套超过 {FeelLimits.Depth} 层，请拆成几个派生指标。");
        }

        _depth++;
        var start = Take();
        var operand = Unary();
        _depth--;
        return Made(new Negation(At(start).To(operand.Span), operand));
    }

    private FeelNode Primary() => Current switch
    {
        { Kind: TokenKind.Number } => Number(),
        { Kind: TokenKind.Text } => Made(new TextLiteral(At(Current), Take().Text)),
        { Kind: TokenKind.Keyword, Text: "true" or "false" } => Made(new TruthLiteral(At(Current), Take().Text == "true")),
        { Kind: TokenKind.Keyword, Text: "null" } => Made(new NullLiteral(At(Take()))),
        { Kind: TokenKind.Keyword, Text: "if" } => Expression(),
        { Kind: TokenKind.Keyword, Text: "not" } => CallOf(Take()),
        { Kind: TokenKind.Name } => NameOrCall(),
        { Kind: TokenKind.Symbol, Text: "(" } => Parenthesis(),
        { Kind: TokenKind.Symbol, Text: "[" } => ListOrRange(),
        { Kind: TokenKind.Symbol, Text: "]" } => OpenRange(),
        _ => Unexpected("这里需要一个值：数字、指标名、\"文字\"、函数或括号"),
    };

    private FeelNode Number()
    {
        var token = Take();
        return Made(new NumberLiteral(At(token), decimal.Parse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)));
    }

    private FeelNode NameOrCall()
    {
        var name = Take();
        return Current.Is(TokenKind.Symbol, "(") ? CallOf(name) : Made(new NameReference(At(name), name.Text));
    }

    private FeelNode CallOf(Token name)
    {
        if (!Current.Is(TokenKind.Symbol, "("))
        {
            return Unexpected($"{name.Text} 之后需要 ( ，例如 {name.Text}(条件)");
        }

        if (Builtins.Find(name.Text) is not { } function)
        {
            var near = Nearest.Of(name.Text, Builtins.All.Select(f => f.Name));
            return FailAt(name, DiagnosticCatalogue.FeelUnknownFunction, $"没有函数“{name.Text}”{(near is null ? $"；可用的函数：{string.Join("、", Builtins.All.Select(f => f.Name))}。" : $"，是否要写“{near}”？")}");
        }

        Take();
        var arguments = Current.Is(TokenKind.Symbol, ")") ? [] : Items();
        var close = Expect(TokenKind.Symbol, ")", $"{function.Name} 的参数之间用逗号分隔，最后需要 ) ");
        return Made(new Call(At(name).To(At(close)), function, arguments));
    }

    private ImmutableArray<FeelNode> Items()
    {
        var items = ImmutableArray.CreateBuilder<FeelNode>();
        do
        {
            items.Add(Expression());
        }
        while (Accept(TokenKind.Symbol, ","));
        return items.ToImmutable();
    }

    private FeelNode Parenthesis()
    {
        var open = Take();
        var inner = Expression();
        if (Current.Is(TokenKind.Symbol, ".."))
        {
            return RangeFrom(open, inner, lowIncluded: false);
        }

        Expect(TokenKind.Symbol, ")", "缺少与 ( 配对的 ) ");
        return inner;
    }

    private FeelNode ListOrRange()
    {
        var open = Take();
        if (Current.Is(TokenKind.Symbol, "]"))
        {
            return Made(new ListLiteral(At(open).To(At(Take())), []));
        }

        var items = Items();
        if (items.Length == 1 && Current.Is(TokenKind.Symbol, ".."))
        {
            return RangeFrom(open, items[0], lowIncluded: true);
        }

        var close = Expect(TokenKind.Symbol, "]", "列表的各项之间用逗号分隔，最后需要 ] ");
        return Made(new ListLiteral(At(open).To(At(close)), items));
    }

    private FeelNode OpenRange()
    {
        var open = Take();
        var low = Expression();
        return Current.Is(TokenKind.Symbol, "..") ? RangeFrom(open, low, lowIncluded: false) : Unexpected("区间写作 [下限..上限]，这里需要 .. ");
    }

    private FeelNode RangeFrom(Token open, FeelNode low, bool lowIncluded)
    {
        Take();
        var high = Expression();
        if (Current is not { Kind: TokenKind.Symbol, Text: "]" or ")" or "[" })
        {
            return Unexpected("区间上限之后需要 ] （含上限）或 ) （不含上限）");
        }

        var close = Take();
        return Made(new RangeLiteral(At(open).To(At(close)), low, lowIncluded, high, close.Text == "]"));
    }

    private RelationOperator? CurrentRelation() => Current.Kind == TokenKind.Symbol ? Operators.Relation(Current.Text) : null;

    private void Trailing()
    {
        var hint = Current switch
        {
            { Kind: TokenKind.Name or TokenKind.Number or TokenKind.Text } => "；两个值之间缺少运算符",
            { Kind: TokenKind.Symbol, Text: ")" } => "；多了一个 )",
            { Kind: TokenKind.Symbol, Text: "," } => "；数字中不写千分位逗号",
            _ => string.Empty,
        };
        Fail(DiagnosticCatalogue.FeelTrailing, $"公式到这里已经完整，后面多出“{Current.Text}”{hint}。");
    }

    private FeelNode Unexpected(string expected)
    {
        var doubled = Current.Is(TokenKind.Symbol, "=") && _index > 0 && tokens[_index - 1].Is(TokenKind.Symbol, "=") ? "相等只写一个 = 。" : string.Empty;
        var found = Current.Kind == TokenKind.End ? "公式在此结束" : $"遇到“{Current.Text}”";
        return Fail(DiagnosticCatalogue.FeelUnexpected, $"{expected.TrimEnd()}，却{found}。{doubled}");
    }

    private Token Take() => Current.Kind == TokenKind.End ? Current : tokens[_index++];

    private bool Accept(TokenKind kind, string text)
    {
        if (!Current.Is(kind, text))
        {
            return false;
        }

        _index++;
        return true;
    }

    private Token Expect(TokenKind kind, string text, string expected)
    {
        if (!Current.Is(kind, text))
        {
            Unexpected(expected);
        }

        return Take();
    }

    private static Span At(Token token) => new(token.Position, token.End);

    private FeelNode Made(FeelNode node)
    {
        if (++_parts > FeelLimits.Parts)
        {
            return FailAt(node.Span, DiagnosticCatalogue.FeelTooManyParts, $"公式超过 {FeelLimits.Parts} 个组成部分，请拆成几个派生指标。");
        }

        return node.Height > FeelLimits.Height
            ? FailAt(node.Span, DiagnosticCatalogue.FeelTooDeep, $"连续运算超过 {FeelLimits.Height} 层，请改用 sum([…]) 或拆成几个派生指标。")
            : node;
    }

    private FeelNode Fail(string code, string message) => FailAt(Current, code, message);

    private FeelNode FailAt(Token token, string code, string message) => FailAt(At(token), code, message);

    /// <summary>Keeps the first mistake and jumps to the end, so that every loop stops.</summary>
    private FeelNode FailAt(Span span, string code, string message)
    {
        _problem ??= new Diagnostic(code, message, null, span.Start, span.Length);
        _index = tokens.Count - 1;
        return Filler;
    }
}
