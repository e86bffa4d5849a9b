namespace PolicyMarket.Data.Imports.Reading;

/// <summary>One thing wrong in a file. Row counts from 1 with the header; null: the file as a whole. Column is the header's text.</summary>
public sealed record ImportProblem(int? Row, string? Column, string Code, string Reason)
{
    /// <summary>“第 3 行 · 从业人员”, or what is known of it.</summary>
    public string Where =>
        (Row, Column) switch
        {
            (null, null) => TableReadingWording.WholeFile,
            (null, { } column) => column,
            ({ } row, null) => TableReadingWording.RowOfFile(row),
            ({ } row, { } column) => TableReadingWording.RowAndColumn(row, column),
        };

    public override string ToString() => $"{Where}：{Reason}";
}
