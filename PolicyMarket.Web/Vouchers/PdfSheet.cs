using SkiaSharp;

namespace PolicyMarket.Web.Vouchers;

/// <summary>
/// Draws one A4 document from the top down: headings, pairs of name and value, and a table that goes on over pages. Lengths are points (1/72 inch).
/// </summary>
internal sealed class PdfSheet : IDisposable
{
    public const float Width = 595;
    public const float Margin = 56;
    private const float Height = 842;
    private const float Bottom = Height - 72;
    private const float LineHeight = 1.5f;
    private const float LabelWidth = 110;
    private static readonly SKColor Ink = new(0x1b, 0x24, 0x30);
    private static readonly SKColor Quiet = new(0x52, 0x60, 0x6f);
    private static readonly SKColor Line = new(0xb9, 0xc3, 0xce);

    private readonly SKTypeface typeface;
    private readonly MemoryStream stream = new();
    private readonly SKDocument document;
    private readonly SKPaint ink = new() { Color = Ink, IsAntialias = true };
    private readonly SKPaint quiet = new() { Color = Quiet, IsAntialias = true };
    private readonly SKPaint line = new() { Color = Line, StrokeWidth = 0.7f };
    private readonly string foot;
    private SKCanvas canvas;
    private float y;
    private int page;

    public PdfSheet(SKTypeface typeface, string title, string foot)
    {
        (this.typeface, this.foot) = (typeface, foot);
        document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { Title = title, RasterDpi = 150 });
        canvas = Begin();
    }

    /// <summary>A line across the middle of the page.</summary>
    public void Heading(string text, float size = 20)
    {
        using var font = Font(size);
        Space(size * LineHeight);
        canvas.DrawText(text, Width / 2, y, SKTextAlign.Center, font, ink);
        y += 8;
    }

    public void Text(string text, float size = 10, bool isQuiet = true)
    {
        using var font = Font(size);
        foreach (var row in Wrap(text, font, Width - (2 * Margin)))
        {
            Space(size * LineHeight);
            canvas.DrawText(row, Margin, y, SKTextAlign.Left, font, isQuiet ? quiet : ink);
        }
    }

    /// <summary>A name and its value, which wraps; a hairline below.</summary>
    public void Pair(string name, string value, float size = 11)
    {
        using var font = Font(size);
        var rows = Wrap(value, font, Width - (2 * Margin) - LabelWidth);
        y += 4;
        for (var row = 0; row < rows.Count; row++)
        {
            Space(size * LineHeight);
            if (row == 0)
            {
                canvas.DrawText(name, Margin, y, SKTextAlign.Left, font, quiet);
            }

            canvas.DrawText(rows[row], Margin + LabelWidth, y, SKTextAlign.Left, font, ink);
        }

        Rule();
    }

    /// <summary>One row of a table: texts at their columns, the last column from the right. Columns: left edges and widths.</summary>
    public void Row(IReadOnlyList<string> cells, IReadOnlyList<(float Left, float Width)> columns, bool isHead, float size = 9)
    {
        using var font = Font(size);
        var wrapped = cells.Select((cell, i) => Wrap(cell, font, columns[i].Width)).ToList();
        var height = wrapped.Max(rows => rows.Count) * size * LineHeight;
        if (y + height > Bottom)
        {
            End();
            canvas = Begin();
        }

        for (var column = 0; column < wrapped.Count; column++)
        {
            var isLast = column == wrapped.Count - 1;
            for (var row = 0; row < wrapped[column].Count; row++)
            {
                canvas.DrawText(
                    wrapped[column][row],
                    columns[column].Left + (isLast ? columns[column].Width : 0),
                    y + ((row + 1) * size * LineHeight),
                    isLast ? SKTextAlign.Right : SKTextAlign.Left,
                    font,
                    isHead ? quiet : ink
                );
            }
        }

        y += height;
        Rule();
    }

    public void Gap(float points) => y += points;

    /// <summary>The finished document; nothing can be drawn afterwards.</summary>
    public byte[] Finish()
    {
        End();
        document.Close();
        return stream.ToArray();
    }

    public void Dispose()
    {
        document.Dispose();
        stream.Dispose();
        ink.Dispose();
        quiet.Dispose();
        line.Dispose();
    }

    private SKCanvas Begin()
    {
        page++;
        y = Margin;
        return document.BeginPage(Width, Height);
    }

    private void End()
    {
        using var font = Font(8.5f);
        canvas.DrawLine(Margin, Bottom + 16, Width - Margin, Bottom + 16, line);
        canvas.DrawText(foot, Margin, Bottom + 30, SKTextAlign.Left, font, quiet);
        canvas.DrawText(VoucherWording.PageNumber(page), Width - Margin, Bottom + 30, SKTextAlign.Right, font, quiet);
        document.EndPage();
    }

    /// <summary>Moves down by a line, to the next page when this one is full.</summary>
    private void Space(float height)
    {
        if (y + height > Bottom)
        {
            End();
            canvas = Begin();
        }

        y += height;
    }

    private void Rule()
    {
        y += 5;
        canvas.DrawLine(Margin, y, Width - Margin, y, line);
    }

    private SKFont Font(float size) => new(typeface, size) { Subpixel = true };

    /// <summary>Breaks between any two signs: Chinese has no blanks.</summary>
    private static List<string> Wrap(string text, SKFont font, float width)
    {
        var rows = new List<string>();
        var rest = text;
        while (rest.Length > 0)
        {
            var taken = Math.Max(1, font.BreakText(rest, width));
            if (taken < rest.Length && char.IsHighSurrogate(rest[taken - 1]))
            {
                taken = Math.Max(2, taken - 1);
            }

            rows.Add(rest[..taken]);
            rest = rest[taken..];
        }

        return rows.Count == 0 ? [""] : rows;
    }
}
