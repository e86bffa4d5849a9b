using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>Moving over the tokens, and what is said of a mistake.</summary>
internal sealed partial class Parser
{
    private RelationOperator? CurrentRelation() => Current.Kind == TokenKind.Symbol ? Operators.Relation(Current.Text) : null;

    private void Trailing()
    {
        var hint = Current switch
        {
            { Kind: TokenKind.Name or TokenKind.Number or TokenKind.Text } => FeelSyntaxWording.OperatorMissing,
            { Kind: TokenKind.Symbol, Text: ")" } => FeelSyntaxWording.ExtraBracket,
            { Kind: TokenKind.Symbol, Text: "," } => FeelSyntaxWording.NoThousandsComma,
            _ => string.Empty,
        };
        Fail(DiagnosticCatalogue.FeelTrailing, FeelSyntaxWording.TrailingAfterFormula(Current.Text, hint));
    }

    private FeelNode Unexpected(string expected)
    {
        var doubled = Current.Is(TokenKind.Symbol, "=") && _previous.Is(TokenKind.Symbol, "=") ? FeelSyntaxWording.SingleEquals : string.Empty;
        var found = Current.Kind == TokenKind.End ? FeelSyntaxWording.FormulaEnds : FeelSyntaxWording.FoundHere(Current.Text);
        return Fail(DiagnosticCatalogue.FeelUnexpected, FeelSyntaxWording.ExpectedButFound(expected.TrimEnd(), found, doubled));
    }

    private Token Take()
    {
        if (Current.Kind is TokenKind.End or TokenKind.Bad)
        {
            return Current;
        }

        _previous = _current;
        _current = _lexer.At(_current.End);
        return _previous;
    }

    private bool Accept(TokenKind kind, string text)
    {
        if (!Current.Is(kind, text))
        {
            return false;
        }

        Take();
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
            return FailAt(node.Span, DiagnosticCatalogue.FeelTooManyParts, FeelSyntaxWording.TooManyParts(FeelLimits.Parts));
        }

        return node.Height > FeelLimits.Height
            ? FailAt(node.Span, DiagnosticCatalogue.FeelTooDeep, FeelSyntaxWording.OperationChainTooLong(FeelLimits.Height))
            : node;
    }

    private FeelNode Fail(string code, string message) =>
        Current.Kind == TokenKind.Bad && _problem is null && _lexer.At(_current.Position).Kind == TokenKind.Bad && _lexer.Problem is { } unreadable
            ? Fail(unreadable)
            : FailAt(Current, code, message);

    private FeelNode FailAt(Token token, string code, string message) => FailAt(At(token), code, message);

    private FeelNode FailAt(Span span, string code, string message) => Fail(new Diagnostic(code, message, null, span.Start, span.Length));

    /// <summary>Keeps the first mistake and jumps to the end, so that every loop stops.</summary>
    private FeelNode Fail(Diagnostic problem)
    {
        _problem ??= problem;
        _current = new Token(TokenKind.End, string.Empty, _lexer.Text.Length, 0);
        return Filler;
    }
}
