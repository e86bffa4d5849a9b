namespace PolicyMarket.Rules.Documents.Text;

/// <summary>The width at which a text was broken into lines, in columns or in characters.</summary>
internal sealed record LineWrapping(int Width, int Slack, bool IsInCharacters)
{
    private const int Narrowest = 32;
    private const int Widest = 130;
    private const string Endings = "\u3002；：！？”;:|》";

    /// <summary>Null when the lines are paragraphs.</summary>
    public static LineWrapping? Find(List<SourceLine> lines)
    {
        var filled = lines.Where(line => !line.IsBlank && !line.IsRow).ToList();
        var columns = Find(filled, line => line.Width, 4, Narrowest, isInCharacters: false);
        var characters = Find(filled, line => line.Length, 1, Narrowest / 2, isInCharacters: true);
        return columns is { } first && characters is { } second
            ? (first.Near >= second.Near ? first.Wrapping : second.Wrapping)
            : (columns ?? characters)?.Wrapping;
    }

    /// <summary>True when the line goes on in the next one.</summary>
    public bool Continues(SourceLine last, SourceLine line) =>
        !last.IsRow
        && !line.IsRow
        && Measure(last) >= Width - Slack
        && line.Indent < 2
        && !(Endings.Contains(last.Last, StringComparison.Ordinal) && Measure(last) < Width - (Slack / 2));

    private int Measure(SourceLine line) => IsInCharacters ? line.Length : line.Width;

    private static (LineWrapping Wrapping, int Near)? Find(
        List<SourceLine> filled,
        Func<SourceLine, int> measure,
        int slack,
        int narrowest,
        bool isInCharacters
    )
    {
        var open = filled.Where(line => !Endings.Contains(line.Last, StringComparison.Ordinal)).Select(measure).Order().ToList();
        if (open.Count < 3)
        {
            return null;
        }

        var width = open[^Math.Max(1, open.Count / 50)];
        var near = open.Count(one => one > width - slack && one <= width + 1);
        var beyond = filled.Count(line => measure(line) > width + 2);
        return width >= narrowest && width <= Widest && near >= Math.Max(3, filled.Count / 6) && beyond <= filled.Count / 20
            ? (new LineWrapping(width, slack, isInCharacters), near)
            : null;
    }
}
