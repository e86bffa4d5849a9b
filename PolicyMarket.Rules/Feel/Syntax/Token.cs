namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>A piece of an expression. Text is the canonical form: a text literal without quotes, a multi-word function name with single spaces.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Position, int Length)
{
    public int End => Position + Length;

    public bool Is(TokenKind kind, string text) => Kind == kind && Text == text;
}
