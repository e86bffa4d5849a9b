namespace PolicyMarket.Data.Imports.Reading;

/// <summary>A column identifies the firm, names it, or holds a fact about it.</summary>
public enum ColumnRole
{
    FirmCode,
    FirmName,
    Fact,
}
