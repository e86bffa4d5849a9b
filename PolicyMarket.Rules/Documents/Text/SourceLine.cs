namespace PolicyMarket.Rules.Documents.Text;

/// <summary>
/// One line of the source without its blanks: half-open range of UTF-16 indexes; Width has the indent in it and
/// counts a Chinese character as two columns.
/// </summary>
internal readonly record struct SourceLine(int Start, int End, int Indent, int Width, bool IsRow, char Last, char First)
{
    /// <summary>Characters with the indent.</summary>
    public int Length => End - Start + Indent;

    public bool IsBlank => End <= Start;

    /// <summary>An empty line follows.</summary>
    public bool IsClosed { get; init; }

    public static List<SourceLine> Split(string source)
    {
        var lines = new List<SourceLine>();
        for (var at = 0; at <= source.Length; )
        {
            var stop = source.IndexOf('\n', at);
            stop = stop < 0 ? source.Length : stop;
            lines.Add(Create(source, at, stop));
            at = stop + 1;
        }

        return lines;
    }

    private static SourceLine Create(string source, int from, int to)
    {
        var (start, end) = (from, to);
        while (start < end && IsBlankSign(source[start]))
        {
            start++;
        }

        while (end > start && IsBlankSign(source[end - 1]))
        {
            end--;
        }

        var width = 0;
        for (var at = from; at < end; at++)
        {
            width += source[at] < 0x2E80 ? 1 : 2;
        }

        var isRow = end > start && (source[start] == '|' || source.AsSpan(start, end - start).Contains('\t'));
        return new SourceLine(start, end, start - from, width, isRow, end > start ? source[end - 1] : ' ', end > start ? source[start] : ' ');
    }

    private static bool IsBlankSign(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';
}
