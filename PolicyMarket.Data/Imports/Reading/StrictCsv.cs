using System.Text;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Cuts a small CSV text into cells by RFC 4180, strictly: a quote stands around a whole cell or not at all.</summary>
internal sealed class StrictCsv(string text)
{
    private readonly List<CellRow> rows = [];
    private readonly List<string> cells = [];
    private readonly StringBuilder cell = new();
    private int at;
    private int line = 1;

    /// <summary>All rows that are not blank; or the line with a stray or open quote.</summary>
    public (List<CellRow> Rows, int? BrokenLine) Cut()
    {
        while (at < text.Length)
        {
            var first = line;
            if (!Row())
            {
                return ([], first);
            }

            if (cells.Exists(c => !string.IsNullOrWhiteSpace(c)))
            {
                rows.Add(new CellRow(first, [.. cells]));
            }

            cells.Clear();
        }

        return (rows, null);
    }

    private bool Row()
    {
        while (true)
        {
            if (!Cell())
            {
                return false;
            }

            if (at >= text.Length)
            {
                return true;
            }

            var end = text[at++];
            if (end == ',')
            {
                continue;
            }

            at += end == '\r' && at < text.Length && text[at] == '\n' ? 1 : 0;
            line++;
            return true;
        }
    }

    /// <summary>Leaves the place at the comma or line break after the cell.</summary>
    private bool Cell()
    {
        cell.Clear();
        var isWhole = at < text.Length && text[at] == '"' ? Quoted() : Bare();
        cells.Add(cell.ToString());
        return isWhole;
    }

    private bool Bare()
    {
        while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
        {
            if (text[at] == '"')
            {
                return false;
            }

            cell.Append(text[at++]);
        }

        return true;
    }

    private bool Quoted()
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                line += text[at] == '\n' ? 1 : 0;
                cell.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else
            {
                at++;
                return at >= text.Length || text[at] is ',' or '\r' or '\n';
            }
        }

        return false;
    }
}
