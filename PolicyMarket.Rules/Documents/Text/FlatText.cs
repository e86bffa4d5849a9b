using System.Text;

namespace PolicyMarket.Rules.Documents.Text;

/// <summary>
/// A document as the reader sees it: folded characters, hard-wrapped lines joined, indents removed, one paragraph a line. Every index leads back to the
/// source in code points.
/// </summary>
internal sealed class FlatText
{
    private readonly int[] _source;
    private readonly int[]? _codePoints;

    private FlatText(string source, string flat, int[] map, IReadOnlyList<FlatParagraph> paragraphs)
    {
        (Source, Flat, _source, Paragraphs) = (source, flat, map, paragraphs);
        _codePoints = source.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? CountCodePoints(source) : null;
    }

    /// <summary>Without byte-order mark, lines end in LF: what the offsets of the findings refer to.</summary>
    public string Source { get; }

    public string Flat { get; }

    public IReadOnlyList<FlatParagraph> Paragraphs { get; }

    public static FlatText Create(string text)
    {
        var source = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var lines = SourceLine.Split(source);
        var wrap = LineWrapping.Find(lines);
        var flat = new StringBuilder(source.Length);
        var map = new List<int>(source.Length);
        var paragraphs = new List<FlatParagraph>();
        SourceLine? previous = null;
        var start = 0;
        foreach (var line in lines)
        {
            if (line.IsBlank)
            {
                previous = previous is { } before && wrap is null ? before with { IsClosed = true } : previous;
                continue;
            }

            var joins = previous is { } last && wrap is not null && wrap.Continues(last, line);
            if (!joins && flat.Length > 0)
            {
                paragraphs.Add(new FlatParagraph(start, flat.Length, previous?.Indent ?? 0, previous?.IsRow ?? false));
                flat.Append('\n');
                map.Add(line.Start);
                start = flat.Length;
            }

            Append(source, line, flat, map);
            previous = joins ? line with { Indent = previous?.Indent ?? 0 } : line;
        }

        if (flat.Length > start)
        {
            paragraphs.Add(new FlatParagraph(start, flat.Length, previous?.Indent ?? 0, previous?.IsRow ?? false));
        }

        map.Add(source.Length);
        return new FlatText(source, flat.ToString(), [.. map], paragraphs);
    }

    /// <summary>Code-point offset into the source of an index of the flat text.</summary>
    public int OffsetOf(int index) => CodePoint(_source[index]);

    /// <summary>Code points between two indexes of the flat text, the first included.</summary>
    public (int Offset, int Length, string Words) Span(int start, int end)
    {
        var (from, to) = (_source[start], end > start ? _source[end - 1] + 1 : _source[start]);
        return (CodePoint(from), CodePoint(to) - CodePoint(from), Source[from..to]);
    }

    public string Of(FlatParagraph paragraph) => Flat[paragraph.Start..paragraph.End];

    private int CodePoint(int at) => _codePoints is null ? at : _codePoints[at];

    private static int[] CountCodePoints(string source)
    {
        var counts = new int[source.Length + 1];
        for (int at = 0, count = 0; at < source.Length; at++)
        {
            counts[at] = count;
            count += char.IsLowSurrogate(source[at]) ? 0 : 1;
            counts[at + 1] = count;
        }

        return counts;
    }

    /// <summary>Blanks between a digit and a Chinese character are dropped: 10 万元.</summary>
    private static void Append(string source, SourceLine line, StringBuilder flat, List<int> map)
    {
        for (var at = line.Start; at < line.End; at++)
        {
            var c = TextFold.Fold(source[at]);
            if (c == ' ' && (flat.Length == 0 || flat[^1] == ' ' || IsLoose(flat[^1], NextSign(source, at, line.End))))
            {
                continue;
            }

            flat.Append(c);
            map.Add(at);
        }
    }

    private static char NextSign(string source, int at, int end)
    {
        while (at < end && TextFold.Fold(source[at]) == ' ')
        {
            at++;
        }

        return at < end ? TextFold.Fold(source[at]) : ' ';
    }

    private static bool IsLoose(char before, char after) =>
        (char.IsAsciiDigit(before) && (IsHan(after) || after == '%')) || (IsHan(before) && char.IsAsciiDigit(after));

    internal static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
