namespace PolicyMarket.Data.Imports.Reading;

/// <summary>The kinds of file a table is read from.</summary>
public enum TableFormat
{
    Csv,
    Xlsx,
    JsonLines,
}
