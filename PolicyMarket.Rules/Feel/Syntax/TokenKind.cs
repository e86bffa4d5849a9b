namespace PolicyMarket.Rules.Feel.Syntax;

internal enum TokenKind
{
    Number,
    Text,

    /// <summary>@"2025-01-01": the text between the quotes.</summary>
    Temporal,

    Name,
    Keyword,
    Symbol,
    End,

    /// <summary>Text that cannot be read; the lexer has the diagnostic.</summary>
    Bad,
}
