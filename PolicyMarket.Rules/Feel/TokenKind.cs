namespace PolicyMarket.Rules.Feel;

internal enum TokenKind
{
    Number,
    Text,
    Name,
    Keyword,
    Symbol,
    End,
}
