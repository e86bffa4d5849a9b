namespace PolicyMarket.Data.Imports.Reading;

/// <summary>The raw cells of one row; Row counts the lines of the file from 1, the header's being 1.</summary>
internal sealed record CellRow(int Row, string[] Cells);
