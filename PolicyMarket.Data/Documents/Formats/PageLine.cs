namespace PolicyMarket.Data.Documents.Formats;

/// <summary>A line of a page with its cells, which wide gaps separate.</summary>
internal sealed record PageLine(IReadOnlyList<string> Cells, double Left, double Right, double Y, double Size)
{
    public string Words => Cells.Count == 1 ? Cells[0] : "| " + string.Join(" | ", Cells) + " |";

    public bool IsRow => Cells.Count > 1;
}
