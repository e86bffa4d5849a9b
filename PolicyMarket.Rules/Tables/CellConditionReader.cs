using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Rules.Tables;

/// <summary>
/// Reads the tests that can be compared with each other: values, comparisons, ranges, beginnings of texts, lists of them, not(…). Any other expression gives
/// null.
/// </summary>
internal sealed class CellConditionReader
{
    private readonly List<string> tokens;
    private readonly List<NumberSpan> spans = [];
    private readonly List<TextPattern> texts = [];
    private readonly List<bool> truths = [];
    private CellKind? kind;
    private int at;

    private CellConditionReader(List<string> tokens) => this.tokens = tokens;

    public static CellCondition? Read(string cell)
    {
        var all = FeelTokens.Of(cell);
        var isDenied = all is ["not", "(", .., ")"] && !all[2..^1].Contains("(");
        var reader = new CellConditionReader(isDenied ? all[2..^1] : all);
        return reader.ReadAll() is { } kind ? new CellCondition(kind, [.. reader.spans], [.. reader.texts], [.. reader.truths], isDenied) : null;
    }

    private CellKind? ReadAll()
    {
        while (true)
        {
            if (!ReadOne())
            {
                return null;
            }

            if (at == tokens.Count)
            {
                return kind;
            }

            // "or" joins only tests that name the value themselves.
            if (tokens[at] != "," && !(tokens[at] == "or" && tokens[at - 1] == ")"))
            {
                return null;
            }

            at++;
        }
    }

    private bool ReadOne() =>
        Peek switch
        {
            null => false,
            "starts" => ReadBeginning(),
            "true" or "false" => Is(CellKind.Truth) && Add(truths, Next() == "true"),
            ['"', ..] text => Is(CellKind.Text) && TextOf(text) is { } value && Skip() && Add(texts, new TextPattern(value, IsPrefix: false)),
            ">" or ">=" or "<" or "<=" or "=" => ReadRelation(),
            "[" or "]" or "(" => ReadRange(),
            _ => ReadNumber() is { } number && Add(spans, new NumberSpan(number, true, number, true)),
        };

    private bool ReadRelation()
    {
        var sign = Next();
        if (ReadNumber() is not { } bound)
        {
            return false;
        }

        return Add(
            spans,
            sign switch
            {
                ">" => new NumberSpan(bound, false, null, false),
                ">=" => new NumberSpan(bound, true, null, false),
                "<" => new NumberSpan(null, false, bound, false),
                "<=" => new NumberSpan(null, false, bound, true),
                _ => new NumberSpan(bound, true, bound, true),
            }
        );
    }

    private bool ReadRange()
    {
        var lowIncluded = Next() == "[";
        if (ReadNumber() is not { } low || Next() != ".." || ReadNumber() is not { } high || Next() is not ("]" or ")" or "[") || low > high)
        {
            return false;
        }

        return Add(spans, new NumberSpan(low, lowIncluded, high, tokens[at - 1] == "]"));
    }

    /// <summary>starts with(?, "C")</summary>
    private bool ReadBeginning()
    {
        if (
            at + 7 > tokens.Count
            || !tokens[(at + 1)..(at + 5)].SequenceEqual(["with", "(", "?", ","])
            || tokens[at + 6] != ")"
            || TextOf(tokens[at + 5]) is not { } beginning
            || !Is(CellKind.Text)
        )
        {
            return false;
        }

        at += 7;
        return Add(texts, new TextPattern(beginning, IsPrefix: true));
    }

    /// <summary>A number, or a day as its number.</summary>
    private decimal? ReadNumber()
    {
        var minus = Peek == "-";
        at += minus ? 1 : 0;
        if (Peek is [>= '0' and <= '9', ..] digits && ExactDecimal.TryParse(digits, out var number, out _))
        {
            at++;
            return Is(CellKind.Number)
                ? minus
                    ? -number
                    : number
                : null;
        }

        var text =
            Peek is ['@', .. var literal] ? literal
            : Peek == "date" && at + 3 < tokens.Count && tokens[at + 1] == "(" && tokens[at + 3] == ")" ? tokens[at + 2]
            : null;
        if (
            minus
            || text is null
            || TextOf(text) is not { } day
            || !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        )
        {
            return null;
        }

        at += tokens[at] == "date" ? 4 : 1;
        return Is(CellKind.Date) ? date.DayNumber : null;
    }

    private string? Peek => at < tokens.Count ? tokens[at] : null;

    private string? Next() => at < tokens.Count ? tokens[at++] : null;

    private bool Skip()
    {
        at++;
        return true;
    }

    private bool Is(CellKind one)
    {
        kind ??= one;
        return kind == one;
    }

    /// <summary>Texts with escapes are left to the expression.</summary>
    private static string? TextOf(string token) =>
        token.Length >= 2 && token[0] == '"' && token[^1] == '"' && !token.Contains('\\', StringComparison.Ordinal) ? token[1..^1] : null;

    private static bool Add<T>(List<T> list, T value)
    {
        list.Add(value);
        return true;
    }
}
