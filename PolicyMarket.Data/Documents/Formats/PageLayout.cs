using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Text;

namespace PolicyMarket.Data.Documents.Formats;

/// <summary>Puts the pieces of pages together: lines, cells of tables, paragraphs; headers that repeat and page numbers are left out.</summary>
internal static partial class PageLayout
{
    private const double CellGap = 1.8;
    private const double SameLine = 0.5;
    private const double Edge = 2.2;
    private const string Endings = "\u3002；：！？”";

    public static string Join(IReadOnlyList<IReadOnlyList<PagePiece>> pages)
    {
        var lines = pages.Select(Lines).ToList();
        var (heads, feet) = (Repeated(lines, page => page.Take(2)), Repeated(lines, page => page.TakeLast(2)));
        var kept = lines.ConvertAll(page => page.Where((line, index) => !IsMargin(page, line, index, heads, feet)).ToList());
        var body = kept.SelectMany(page => page).Where(line => !line.IsRow).ToList();
        if (body.Count == 0)
        {
            body = [.. kept.SelectMany(page => page)];
        }

        if (body.Count == 0)
        {
            return "";
        }

        var left = Percentile([.. body.Select(line => line.Left)], 0.08);
        var right = Percentile([.. body.Select(line => line.Right)], 0.92);
        return Paragraphs(kept.SelectMany(page => page), left, right);
    }

    private static string Paragraphs(IEnumerable<PageLine> lines, double left, double right)
    {
        var text = new StringBuilder();
        PageLine? last = null;
        foreach (var line in lines)
        {
            if (last is not null)
            {
                text.Append(Continues(last, line, left, right) ? "" : "\n");
            }

            text.Append(line.Words);
            last = line;
        }

        return RadicalSigns.Fold(text.Append('\n').ToString());
    }

    /// <summary>A line that ends at the right edge goes on in the next one, if that starts at the left edge in the same size.</summary>
    private static bool Continues(PageLine last, PageLine line, double left, double right) =>
        !last.IsRow
        && !line.IsRow
        && last.Right > right - (last.Size * Edge)
        && line.Left < left + (line.Size * 1.2)
        && Math.Abs(last.Size - line.Size) < line.Size * 0.15
        && !(Endings.Contains(last.Words[^1], StringComparison.Ordinal) && last.Right < right - last.Size);

    private static List<PageLine> Lines(IReadOnlyList<PagePiece> pieces)
    {
        var lines = new List<PageLine>();
        var open = new List<PagePiece>();
        foreach (var piece in pieces.Where(piece => piece.Words.Length > 0).OrderBy(piece => piece.Y).ThenBy(piece => piece.X))
        {
            if (open.Count > 0 && Math.Abs(piece.Y - open[0].Y) > Math.Max(piece.Size, open[0].Size) * SameLine)
            {
                Close(open, lines);
            }

            open.Add(piece);
        }

        Close(open, lines);
        return lines;
    }

    private static void Close(List<PagePiece> open, List<PageLine> lines)
    {
        var inOrder = open.OrderBy(piece => piece.X).ToList();
        open.Clear();
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (var index = 0; index < inOrder.Count; index++)
        {
            var piece = inOrder[index];
            if (index > 0)
            {
                var before = inOrder[index - 1];
                var gap = piece.X - before.X - before.Width;
                if (gap > piece.Size * CellGap && cell.ToString().Trim().Length > 0)
                {
                    cells.Add(cell.ToString().Trim());
                    cell.Clear();
                }
                else if (gap > piece.Size * 0.3 && cell.Length > 0 && cell[^1] != ' ')
                {
                    cell.Append(' ');
                }
            }

            cell.Append(piece.Words);
        }

        if (cell.ToString().Trim() is { Length: > 0 } rest)
        {
            cells.Add(rest);
        }

        var filled = inOrder.Where(piece => !string.IsNullOrWhiteSpace(piece.Words)).ToList();
        if (cells.Count > 0 && filled.Count > 0)
        {
            lines.Add(
                new PageLine(cells, filled.Min(piece => piece.X), filled.Max(piece => piece.X + piece.Width), filled[0].Y, filled.Max(piece => piece.Size))
            );
        }
    }

    /// <summary>Words of first and last lines that stand on most pages, with digits left out.</summary>
    private static HashSet<string> Repeated(List<List<PageLine>> pages, Func<List<PageLine>, IEnumerable<PageLine>> margin) =>
        pages.Count < 2
            ? []
            :
            [
                .. pages
                    .SelectMany(page => margin(page).Select(Place).Distinct(StringComparer.Ordinal))
                    .GroupBy(words => words, StringComparer.Ordinal)
                    .Where(group => group.Count() >= Math.Max(2, pages.Count * 0.6) && group.Key[0] != '@')
                    .Select(group => group.Key),
            ];

    private static bool IsMargin(List<PageLine> page, PageLine line, int index, HashSet<string> heads, HashSet<string> feet) =>
        (index < 2 && (PageNumber().IsMatch(line.Words) || heads.Contains(Place(line))))
        || (index >= page.Count - 2 && (PageNumber().IsMatch(line.Words) || feet.Contains(Place(line))));

    /// <summary>Words and the left edge: a running header stands at the same place on each page.</summary>
    private static string Place(PageLine line) => string.Create(CultureInfo.InvariantCulture, $"{Bare(line.Words)}@{Math.Round(line.Left / 4)}");

    private static string Bare(string words) => DigitsAndBlanks().Replace(words, "");

    private static double Percentile(List<double> values, double share)
    {
        values.Sort();
        return values[Math.Clamp((int)(values.Count * share), 0, values.Count - 1)];
    }

    [GeneratedRegex(@"^[-—–－·\s]*(第\s*)?\d{1,4}(\s*页)?(\s*[/／,，]?\s*(共\s*)?\d{0,4}(\s*页)?)?[-—–－·\s]*$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"[\d\s]", RegexOptions.None, 2000)]
    private static partial Regex DigitsAndBlanks();
}
