using System.Globalization;
using System.Text;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Functions;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>
/// Reads one token at a time, since what a name is depends on where it stands. Names with blanks or signs inside are read only where they are known beforehand.
/// </summary>
internal sealed class Lexer(string text, NameTable names, Dialect dialect, IReadOnlyList<string> locals)
{
    private static readonly string[] Symbols =
    [
        "**",
        "...",
        "..",
        "<=",
        ">=",
        "!=",
        "+",
        "-",
        "*",
        "/",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ":",
        ",",
        "<",
        ">",
        "=",
        ".",
    ];
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "if",
        "then",
        "else",
        "and",
        "or",
        "not",
        "between",
        "in",
        "true",
        "false",
        "null",
        "for",
        "some",
        "every",
        "return",
        "satisfies",
        "function",
    };

    private int _position;
    private Token _token;

    public string Text => text;

    /// <summary>Why the last token is Bad.</summary>
    public Diagnostic? Problem { get; private set; }

    /// <summary>The first token at or after the position; End at the end, Bad for what cannot be read.</summary>
    public Token At(int position)
    {
        _position = position;
        Problem = null;
        if (SkipBlanks() is { } open)
        {
            return Bad(open);
        }

        if (_position >= text.Length)
        {
            return new Token(TokenKind.End, string.Empty, text.Length, 0);
        }

        return ReadToken() is { } problem ? Bad(problem) : _token;
    }

    /// <summary>Where the next thing that is no blank and no comment stands.</summary>
    public int SkipFrom(int position)
    {
        _position = position;
        SkipBlanks();
        return _position;
    }

    /// <summary>A name after a dot: the longest of those known, or a plain word; null where there is none.</summary>
    public Token? MemberAt(int position, IEnumerable<string> members)
    {
        _position = SkipFrom(position);
        if (_position >= text.Length || !(NameTable.IsNameStart(text[_position]) || text[_position] == '?'))
        {
            return null;
        }

        if (NameTable.LongestAt(text, _position, members) is { } known)
        {
            return new Token(TokenKind.Name, known.Name, _position, known.Length);
        }

        var end = WordEnd(_position + 1);
        return new Token(TokenKind.Name, text[_position..end], _position, end - _position);
    }

    private Token Bad(Diagnostic problem)
    {
        Problem = problem;
        return new Token(TokenKind.Bad, string.Empty, Math.Min(_position, text.Length), 0);
    }

    private Diagnostic? ReadToken()
    {
        var c = text[_position];
        if (c == '"')
        {
            return ReadText();
        }

        if (c == '@' && Peek(1) == '"')
        {
            _position++;
            var problem = ReadText();
            _token = new Token(TokenKind.Temporal, _token.Text, _token.Position - 1, _token.Length + 1);
            return problem;
        }

        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
        {
            return ReadNumber();
        }

        if (NameTable.IsNameStart(c))
        {
            return ReadName();
        }

        if (c == '?')
        {
            Add(TokenKind.Name, "?", 1);
            return null;
        }

        var symbol = Array.Find(Symbols, s => string.CompareOrdinal(text, _position, s, 0, s.Length) == 0);
        if (symbol is null)
        {
            return BadCharacter(c);
        }

        Add(TokenKind.Symbol, symbol, symbol.Length);
        return null;
    }

    private Diagnostic BadCharacter(char c)
    {
        if (c == '@')
        {
            return Complaint(DiagnosticCatalogue.FeelReservedName, FeelSyntaxWording.AtNeedsTemporal, _position, 1);
        }

        return ForeignSigns.Replacements.TryGetValue(c, out var narrow)
            ? Complaint(DiagnosticCatalogue.FeelBadCharacter, FeelSyntaxWording.HalfWidthNeeded(c, narrow), _position, 1)
            : Complaint(DiagnosticCatalogue.FeelBadCharacter, FeelSyntaxWording.CharacterRefused(c), _position, 1);
    }

    private Diagnostic? ReadText()
    {
        var value = new StringBuilder();
        var at = _position + 1;
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] != '\\')
            {
                value.Append(text[at++]);
                continue;
            }

            var length = ReadEscape(at, value);
            if (length == 0 && dialect == Dialect.Standard && at + 1 < text.Length)
            {
                value.Append(text, at, 2);
                length = 2;
            }

            if (length == 0)
            {
                return Complaint(DiagnosticCatalogue.FeelBadEscape, FeelSyntaxWording.BadEscape, at, Math.Min(2, text.Length - at));
            }

            at += length;
        }

        if (at >= text.Length)
        {
            return Complaint(DiagnosticCatalogue.FeelOpenText, FeelSyntaxWording.TextNotClosed, _position, text.Length - _position);
        }

        Add(TokenKind.Text, value.ToString(), at + 1 - _position);
        return null;
    }

    /// <summary>Chars of the escape, 0 when there is no such escape.</summary>
    private int ReadEscape(int at, StringBuilder value)
    {
        var kind = at + 1 < text.Length ? text[at + 1] : '\0';
        if (
            kind == 'u'
            && at + 6 <= text.Length
            && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        )
        {
            value.Append((char)code);
            return 6;
        }

        if (
            kind == 'U'
            && at + 8 <= text.Length
            && int.TryParse(text.AsSpan(at + 2, 6), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point)
            && Rune.IsValid(point)
        )
        {
            value.Append(new Rune(point).ToString());
            return 8;
        }

        char? plain = kind switch
        {
            '"' => '"',
            '\'' => '\'',
            '\\' => '\\',
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            _ => null,
        };
        if (plain is null)
        {
            return 0;
        }

        value.Append(plain.Value);
        return 2;
    }

    private Diagnostic? ReadNumber()
    {
        var end = SkipDigits(_position);
        if (end < text.Length && text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
        {
            end = SkipDigits(end + 1);
        }

        end = SkipExponent(end);
        var follows = WordEnd(end);
        if (follows > end)
        {
            return Complaint(DiagnosticCatalogue.FeelBadNumber, FeelSyntaxWording.NotNumber(text[_position..follows]), _position, follows - _position);
        }

        var digits = text[_position..end];
        if (dialect == Dialect.Facts && digits.Count(char.IsAsciiDigit) > 28)
        {
            return Complaint(DiagnosticCatalogue.FeelBadNumber, FeelSyntaxWording.NumberTooPrecise, _position, end - _position);
        }

        Add(TokenKind.Number, digits, end - _position);
        return null;
    }

    private int SkipExponent(int at)
    {
        if (dialect == Dialect.Facts || at >= text.Length || text[at] is not ('e' or 'E'))
        {
            return at;
        }

        var digits = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
        var end = SkipDigits(digits);
        return end > digits ? end : at;
    }

    private int WordEnd(int at)
    {
        while (at < text.Length && NameTable.IsNamePart(text[at]))
        {
            at++;
        }

        return at;
    }

    private int SkipDigits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private Diagnostic? ReadName()
    {
        var known = names.LongestAt(text, _position);
        var local = NameTable.LongestAt(text, _position, locals);
        if ((local?.Length ?? 0) > (known?.Length ?? 0))
        {
            known = local;
        }

        if (known is not null)
        {
            Add(TokenKind.Name, known.Value.Name, known.Value.Length);
            return null;
        }

        var end = WordEnd(_position);
        var word = text[_position..end];
        if (end < text.Length && text[end] == '@')
        {
            return Complaint(DiagnosticCatalogue.FeelReservedName, FeelSyntaxWording.PeriodNotSupported(word), _position, end + 1 - _position);
        }

        Add(Keywords.Contains(word) ? TokenKind.Keyword : TokenKind.Name, word, word.Length);
        return null;
    }

    /// <summary>Blanks and comments; a diagnostic for a comment without an end.</summary>
    private Diagnostic? SkipBlanks()
    {
        while (_position < text.Length)
        {
            var c = text[_position];
            if (char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B' or '\u180E')
            {
                _position++;
            }
            else if (c == '/' && Peek(1) == '/')
            {
                var end = text.AsSpan(_position).IndexOfAny('\n', '\r');
                _position = end < 0 ? text.Length : _position + end;
            }
            else if (c == '/' && Peek(1) == '*')
            {
                var end = text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    return Complaint(DiagnosticCatalogue.FeelOpenText, FeelSyntaxWording.CommentNotClosed, _position, text.Length - _position);
                }

                _position = end + 2;
            }
            else
            {
                break;
            }
        }

        return null;
    }

    private char Peek(int ahead) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    private void Add(TokenKind kind, string canonical, int length)
    {
        _token = new Token(kind, canonical, _position, length);
        _position += length;
    }

    private static Diagnostic Complaint(string code, string message, int position, int length) => new(code, message, null, position, length);
}
