using System.Globalization;
using System.Text;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Feel;

/// <summary>Cuts a text into tokens and stops at the first thing it cannot read. Names with blanks or signs inside are read only where they are known beforehand.</summary>
internal sealed class Lexer(string text, NameTable names)
{
    private static readonly string[] Symbols = ["**", "..", "<=", ">=", "!=", "+", "-", "*", "/", "(", ")", "[", "]", ",", "<", ">", "="];
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal) { "if", "then", "else", "and", "or", "not", "between", "in", "true", "false", "null" };
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "for", "some", "every", "return", "satisfies", "function", "instance" };
    private static readonly Dictionary<char, string> Wide = new()
    {
        ['（'] = "(", ['）'] = ")", ['，'] = ",", ['、'] = ",", ['“'] = "\"", ['”'] = "\"", ['「'] = "\"", ['」'] = "\"", ['＋'] = "+", ['－'] = "-", ['−'] = "-", ['—'] = "-", ['×'] = "*",
        ['＊'] = "*", ['÷'] = "/", ['／'] = "/", ['＜'] = "<", ['＞'] = ">", ['＝'] = "=", ['≥'] = ">=", ['≤'] = "<=", ['≠'] = "!=", ['【'] = "[", ['】'] = "]", ['。'] = ".", ['％'] = "/ 100",
        ['%'] = "/ 100", ['\''] = "\"", ['‘'] = "\"", ['’'] = "\"", ['&'] = "and", ['|'] = "or", ['!'] = "not(…)",
    };

    private readonly List<Token> _tokens = [];
    private int _position;

    /// <summary>The tokens with an End at the last place, or the first diagnostic.</summary>
    public (IReadOnlyList<Token> Tokens, Diagnostic? Problem) Read()
    {
        while (true)
        {
            SkipBlanks();
            if (_position >= text.Length)
            {
                _tokens.Add(new Token(TokenKind.End, string.Empty, text.Length, 0));
                return (_tokens, null);
            }

            if (ReadToken() is { } problem)
            {
                return (_tokens, problem);
            }
        }
    }

    private Diagnostic? ReadToken()
    {
        var c = text[_position];
        if (c == '"')
        {
            return ReadText();
        }

        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
        {
            return ReadNumber();
        }

        if (NameTable.IsNameStart(c))
        {
            return ReadName();
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
            return Problem(DiagnosticCatalogue.FeelReservedName, "“@”写法（如 @\"2025-01-01\" 或 指标@期间）暂不支持，请改用目录中的指标名。", _position, 1);
        }

        return Wide.TryGetValue(c, out var narrow)
            ? Problem(DiagnosticCatalogue.FeelBadCharacter, $"“{c}”不能用在公式中，请改为半角写法 {narrow} 。", _position, 1)
            : Problem(DiagnosticCatalogue.FeelBadCharacter, $"“{c}”不能用在公式中。公式由数字、指标名、\"文字\"、运算符 + - * / ** 和函数组成。", _position, 1);
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
            if (length == 0)
            {
                return Problem(DiagnosticCatalogue.FeelBadEscape, "反斜杠后只能写 \\\" \\\\ \\n \\t \\r 或 \\u 加四位十六进制数。", at, Math.Min(2, text.Length - at));
            }

            at += length;
        }

        if (at >= text.Length)
        {
            return Problem(DiagnosticCatalogue.FeelOpenText, "文字以 \" 开始，但没有结束的 \" ，请补上。", _position, text.Length - _position);
        }

        Add(TokenKind.Text, value.ToString(), at + 1 - _position);
        return null;
    }

    /// <summary>Chars of the escape, 0 when there is no such escape.</summary>
    private int ReadEscape(int at, StringBuilder value)
    {
        var kind = at + 1 < text.Length ? text[at + 1] : '\0';
        if (kind == 'u' && at + 6 <= text.Length && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            value.Append((char)code);
            return 6;
        }

        char? plain = kind switch { '"' => '"', '\\' => '\\', 'n' => '\n', 't' => '\t', 'r' => '\r', _ => null };
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

        var follows = end;
        while (follows < text.Length && NameTable.IsNamePart(text[follows]))
        {
            follows++;
        }

        if (follows > end)
        {
            return Problem(DiagnosticCatalogue.FeelBadNumber, $"“{text[_position..follows]}”不是数字。金额一律以元为单位写全，例如 10 万元写 100000；相乘请写 * 。", _position, follows - _position);
        }

        var digits = text[_position..end];
        if (digits.Count(char.IsAsciiDigit) > 28)
        {
            return Problem(DiagnosticCatalogue.FeelBadNumber, "数字最多 28 位有效数字，请改小。", _position, end - _position);
        }

        Add(TokenKind.Number, digits, end - _position);
        return null;
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
        if (names.LongestAt(text, _position) is { } known)
        {
            Add(TokenKind.Name, known.Name, known.Length);
            return null;
        }

        var end = _position;
        while (end < text.Length && NameTable.IsNamePart(text[end]))
        {
            end++;
        }

        var word = text[_position..end];
        if (end < text.Length && text[end] == '@')
        {
            return Problem(DiagnosticCatalogue.FeelReservedName, $"“{word}@…”（指标@期间）的写法暂不支持，请改用目录中的指标名。", _position, end + 1 - _position);
        }

        if (Reserved.Contains(word))
        {
            return Problem(DiagnosticCatalogue.FeelReservedName, $"“{word}”是保留字，暂不支持。", _position, word.Length);
        }

        Add(Keywords.Contains(word) ? TokenKind.Keyword : TokenKind.Name, word, word.Length);
        return null;
    }

    private void SkipBlanks()
    {
        while (_position < text.Length && (char.IsWhiteSpace(text[_position]) || text[_position] == '\uFEFF'))
        {
            _position++;
        }
    }

    private char Peek(int ahead) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    private void Add(TokenKind kind, string canonical, int length)
    {
        _tokens.Add(new Token(kind, canonical, _position, length));
        _position += length;
    }

    private static Diagnostic Problem(string code, string message, int position, int length) => new(code, message, null, position, length);
}
