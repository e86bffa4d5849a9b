namespace PolicyMarket.Data.Matching;

/// <summary>A stored sheet (FactSheet) whose values cannot be read. Sheets are checked when they are taken in, so this is damage to the record, not bad input.</summary>
public sealed class DamagedSheetException(long sheetId, long firmId, string why, Exception? cause = null)
    : Exception($"Fact sheet {sheetId} of firm {firmId} cannot be read: {why}", cause)
{
    /// <summary>The sheet's id in the record.</summary>
    public long SheetId => sheetId;
}
